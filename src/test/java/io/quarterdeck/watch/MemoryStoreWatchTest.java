package io.quarterdeck.watch;

import io.quarterdeck.store.Store;

class MemoryStoreWatchTest extends WatchContract {
  @Override
  Store open() {
    return new MemoryStore();
  }
}
