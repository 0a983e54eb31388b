package io.quarterdeck.store.etcd;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreFixture;
import java.time.Duration;
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

  /** etcd grants no lease shorter than one and a half election timeouts, in whole seconds. */
  @Override
  public Duration shortestTtl() {
    return Duration.ofSeconds(2);
  }

  @Override
  public void close() {
    etcd.close();
  }
}
