package io.quarterdeck.store.etcd;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreFixture;
import java.time.InstantSource;
import java.util.List;

/** Opens stores in one etcd of its own, each under another prefix. */
public final class EtcdFixture implements StoreFixture {
  private final EtcdProcess etcd = new EtcdProcess();
  private int opened;

  @Override
  public Store openEmpty() {
    String prefix = "/registry-" + opened++;
    return EtcdStore.open(EtcdSettings.plain(List.of(etcd.uri()), prefix), InstantSource.system());
  }

  @Override
  public void close() {
    etcd.close();
  }
}
