package io.quarterdeck.store.embedded;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreContract;
import io.quarterdeck.store.StoreFixture;

/** The embedded store without a disk keeps the contract, so that other tests can rely on it. */
@StoreFixture.On(InMemoryStoreTest.Fixture.class)
class InMemoryStoreTest extends StoreContract {
  public static final class Fixture implements StoreFixture {
    @Override
    public Store openEmpty() {
      return EmbeddedStore.inMemory();
    }

    @Override
    public void close() {}
  }
}
