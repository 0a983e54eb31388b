package io.quarterdeck.store.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.etcd.jetcd.Auth;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.auth.Permission;
import io.quarterdeck.store.Heard;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WriteResult.Committed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The store on an etcd that asks for user and password, and lets the user see one prefix only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedEtcdTest {
  private EtcdProcess etcd;

  private static ByteSequence bytes(String text) {
    return ByteSequence.from(text, UTF_8);
  }

  @BeforeAll
  void startEtcd() {
    etcd = new EtcdProcess();
    try (Client client = Client.builder().endpoints(etcd.uri()).build()) {
      Auth auth = client.getAuthClient();
      auth.userAdd(bytes("root"), bytes("root-password")).join();
      auth.userGrantRole(bytes("root"), bytes("root")).join();
      auth.roleAdd(bytes("kube")).join();
      auth.roleGrantPermission(
              bytes("kube"), bytes("/registry/"), bytes("/registry0"), Permission.Type.READWRITE)
          .join();
      auth.userAdd(bytes("kube"), bytes("kube-password")).join();
      auth.userGrantRole(bytes("kube"), bytes("kube")).join();
      auth.authEnable().join();
    }
  }

  @AfterAll
  void stopEtcd() {
    if (etcd != null) {
      etcd.close();
    }
  }

  private Store open(Optional<EtcdSettings.Login> login) {
    return EtcdStore.open(
        new EtcdSettings(
            List.of(etcd.uri()),
            "/registry",
            Optional.empty(),
            login,
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ZERO),
        InstantSource.system());
  }

  @Test
  void readsWritesAndWatchesBelowItsPrefix() {
    try (Store store = open(Optional.of(new EtcdSettings.Login("kube", "kube-password")))) {
      long before = store.revision();
      Heard heard = new Heard(before);
      Store.Watch watch = store.watch("", before, heard);

      Committed done = (Committed) store.put("a/x", new byte[1], 0, Duration.ZERO);

      assertEquals(done.revision(), heard.changes(1).getFirst().revision());
      assertEquals(1, store.list("", "", 0, 0).entries().size());
      long elsewhere = writeElsewhere();
      await()
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                watch.requestProgress();
                return heard.position() >= elsewhere;
              });
    }
  }

  private long writeElsewhere() {
    try (Client root =
        Client.builder()
            .endpoints(etcd.uri())
            .user(bytes("root"))
            .password(bytes("root-password"))
            .build()) {
      return root.getKVClient().put(bytes("other"), bytes("x")).join().getHeader().getRevision();
    }
  }

  @Test
  void saysThatItMayNotWithoutALogin() {
    try (Store store = open(Optional.empty())) {
      StoreException failure = assertThrows(StoreException.class, () -> store.get("a/x"));

      assertEquals("etcd: etcdserver: user name is empty", failure.getMessage());
    }
  }
}
