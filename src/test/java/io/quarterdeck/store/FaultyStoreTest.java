package io.quarterdeck.store;

import io.quarterdeck.store.embedded.EmbeddedStore;
import java.util.Random;

/** A faulty store without faults keeps the contract: what it adds is faults and nothing else. */
@StoreFixture.On(FaultyStoreTest.Fixture.class)
class FaultyStoreTest extends StoreContract {
  /** Opens stores in memory behind a faulty store that is switched off. */
  public static final class Fixture implements StoreFixture {
    @Override
    public Store openEmpty() {
      return new FaultyStore(EmbeddedStore.inMemory(), new Random(1));
    }

    @Override
    public void close() {}
  }
}
