package io.quarterdeck.watch;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.embedded.EmbeddedStore;

class EmbeddedStoreWatchTest extends WatchContract {
  @Override
  Store open() {
    return EmbeddedStore.inMemory();
  }
}
