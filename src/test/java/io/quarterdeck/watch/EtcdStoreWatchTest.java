package io.quarterdeck.watch;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.etcd.EtcdProcess;
import io.quarterdeck.store.etcd.EtcdSettings;
import io.quarterdeck.store.etcd.EtcdStore;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** etcd itself is killed and started again while writers write. */
class EtcdStoreWatchTest extends WatchContract {
  private @Nullable EtcdProcess etcd;
  private boolean killed;

  @Override
  Store open() {
    EtcdProcess started = new EtcdProcess();
    etcd = started;
    return EtcdStore.open(
        EtcdSettings.plain(List.of(started.uri()), "/test"), InstantSource.system());
  }

  @Override
  void disturb() {
    if (!killed && etcd != null) {
      killed = true;
      etcd.kill();
      etcd.start();
    }
  }

  @AfterEach
  void stopEtcd() {
    if (etcd != null) {
      etcd.close();
    }
  }
}
