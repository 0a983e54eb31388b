package io.quarterdeck.store.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KeyValue;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.Heard;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.WriteResult.Committed;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Several servers on one etcd: they see each other, and take turns at compacting it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedEtcdTest {
  private EtcdProcess etcd;

  @BeforeAll
  void startEtcd() {
    etcd = new EtcdProcess();
  }

  @AfterAll
  void stopEtcd() {
    if (etcd != null) {
      etcd.close();
    }
  }

  private Store open(String prefix) {
    return EtcdStore.open(EtcdSettings.plain(List.of(etcd.uri()), prefix), InstantSource.system());
  }

  private static long create(Store store, String key) {
    return ((Committed) store.put(key, new byte[1], 0, Duration.ZERO)).revision();
  }

  @Test
  void twoStoresSeeEachOthersWrites() {
    try (Store one = open("/shared");
        Store two = open("/shared")) {
      Heard heard = new Heard(two.revision());
      two.watch("", two.revision(), heard);

      long revision = create(one, "a/x");

      assertEquals(revision, two.get("a/x").orElseThrow().modRevision());
      assertEquals(revision, two.revision());
      assertEquals("a/x", heard.changes(1).getFirst().key());
    }
  }

  @Test
  void storesWithDifferentPrefixesDoNotSeeEachOther() {
    try (Store one = open("/apart");
        Store two = open("/apart-too")) {
      long before = one.revision();
      create(one, "a/x");
      long last = create(two, "a/y");

      assertEquals(1, one.list("", "", 0, 0).entries().size());
      Heard heard = new Heard(before);
      one.watch("", before, heard);
      assertEquals("a/x", heard.upTo(last).getLast().key());
    }
  }

  @Test
  void keepsEntriesWhereKubeApiserverLooksForThem() {
    try (Store store = open("/registry");
        Client client = Client.builder().endpoints(etcd.uri()).build()) {
      long revision = create(store, "pods/default/a");

      ByteSequence key = ByteSequence.from("/registry/pods/default/a", UTF_8);
      KeyValue stored = client.getKVClient().get(key).join().getKvs().getFirst();
      assertEquals(revision, stored.getModRevision());
      assertEquals(0, stored.getLease());
    }
  }

  @Test
  void sharesLeasesAmongEntriesThatExpireTogether() {
    try (Store store = open("/leases");
        Client client = Client.builder().endpoints(etcd.uri()).build()) {
      for (String key : List.of("a", "b")) {
        store.put(key, new byte[1], 0, Duration.ofHours(1));
      }
      store.put("c", new byte[1], 0, Duration.ofHours(2));

      List<Long> leases =
          List.of("a", "b", "c").stream()
              .map(key -> ByteSequence.from("/leases/" + key, UTF_8))
              .map(key -> client.getKVClient().get(key).join().getKvs().getFirst().getLease())
              .toList();
      assertEquals(leases.get(0), leases.get(1));
      assertEquals(2, leases.stream().distinct().count());
      client.getLeaseClient().revoke(leases.get(2)).join();
      assertTrue(store.put("d", new byte[1], 0, Duration.ofHours(2)) instanceof Committed);
    }
  }

  /** The first round only notes a revision; the second compacts to it. */
  @Test
  void compactorsTakeTurns() {
    EtcdSettings settings = EtcdSettings.plain(List.of(etcd.uri()), "/compacted");
    try (Store store = open("/compacted");
        EtcdConnection connection = new EtcdConnection(settings)) {
      CompactedRevision knownToOne = new CompactedRevision();
      CompactedRevision knownToTwo = new CompactedRevision();
      Compactor one = new Compactor(connection, Duration.ofMinutes(5), knownToOne);
      Compactor two = new Compactor(connection, Duration.ofMinutes(5), knownToTwo);
      long first = create(store, "a/1");

      one.takeRound();
      two.takeRound();
      assertTrue(knownToOne.known() < first);
      long second = create(store, "a/2");
      one.takeRound();
      two.takeRound();

      long compacted = knownToOne.known();
      assertTrue(first <= compacted && compacted < second, first + " " + compacted);
      assertEquals(compacted, knownToTwo.known());
      assertThrows(CompactedException.class, () -> store.list("a/", "", 0, first - 1));
      assertEquals(2, store.list("a/", "", 0, second).entries().size());
    }
  }

  @Test
  void compactsByItself() {
    EtcdSettings often =
        new EtcdSettings(
            List.of(etcd.uri()),
            "/often",
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofMillis(100));
    try (Store store = EtcdStore.open(often, InstantSource.system())) {
      long revision = create(store, "a/1");

      await().until(() -> store.compactedRevision() >= revision);
    }
  }

  @Test
  void takesTheNextEndpointWhenOneIsNotThere() {
    List<URI> endpoints = List.of(URI.create("http://127.0.0.1:1"), etcd.uri());
    try (Store store =
        EtcdStore.open(EtcdSettings.plain(endpoints, "/next"), InstantSource.system())) {
      for (int i = 0; i < 5; i++) {
        create(store, "a/" + i);
      }
      assertEquals(5, store.list("", "", 0, 0).entries().size());
    }
  }
}
