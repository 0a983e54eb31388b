package io.quarterdeck.builtin.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class PortLedgerTest {
  private static final String RANGE = "30000-32767";

  private final Store store = EmbeddedStore.inMemory();

  private static int next(PortLedger ledger, Random random) {
    return ledger.change(
        taken -> {
          int port = ledger.pool().next(taken, random).orElseThrow();
          taken.set(port);
          return port;
        });
  }

  @Test
  void twoServersNeverGiveOnePortTwice() throws InterruptedException {
    PortLedger here = new PortLedger(store, RANGE);
    PortLedger there = new PortLedger(store, RANGE);
    here.rebuild(taken -> taken);
    ConcurrentLinkedQueue<Integer> given = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      PortLedger ledger = i % 2 == 0 ? here : there;
      Random random = new Random(i % 7); // often the same
      threads.add(Thread.ofVirtual().start(() -> given.add(next(ledger, random))));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertEquals(200, Set.copyOf(given).size());
    BitSet taken = here.taken();
    assertEquals(new HashSet<>(given), new HashSet<>(taken.stream().boxed().toList()));

    there.release(given);

    assertTrue(here.taken().isEmpty());
  }

  @Test
  void aRefusalChangesNothingAndIsTakenOnWhatTheStoreSays() {
    PortLedger here = new PortLedger(store, RANGE);
    PortLedger there = new PortLedger(store, RANGE);
    here.rebuild(taken -> taken);
    int port = next(here, new Random(1));
    there.release(List.of(port));

    boolean free =
        here.change(
            taken -> {
              if (taken.get(port)) {
                throw Failures.internal("taken");
              }
              return true;
            });

    assertTrue(free);
    assertThrows(
        ApiException.class,
        () ->
            here.change(
                taken -> {
                  taken.set(30001);
                  throw Failures.internal("no");
                }));
    assertTrue(here.taken().isEmpty());
  }

  @Test
  void nothingIsGivenBeforeTheRecordIsThere() {
    ApiException refused =
        assertThrows(ApiException.class, () -> next(new PortLedger(store, RANGE), new Random(1)));

    assertEquals(
        "cannot allocate resources of type servicenodeportallocations at this time",
        refused.status().message());
  }

  @Test
  void aRepairTakesPortsIntoAnotherRange() {
    PortLedger before = new PortLedger(store, RANGE);
    before.rebuild(taken -> taken);
    int port = next(before, new Random(1));
    PortLedger after = new PortLedger(store, "20000-" + port);
    assertThrows(ApiException.class, () -> next(after, new Random(1)));

    assertTrue(after.rebuild(taken -> taken));

    assertEquals(Set.of(port), Set.copyOf(after.taken().stream().boxed().toList()));
  }

  @Test
  void theRecordIsTheOneOfKubeApiserver() {
    BitSet taken = new BitSet();
    taken.set(30000);
    taken.set(30009);

    byte[] bytes = new PortRecord(PortPool.parse(RANGE), taken).write();

    // k8s\0, TypeMeta{v1, RangeAllocation}, raw{metadata{}, "30000-32767", {0x02, 0x01}}
    byte[] tail = {0x1a, 2, 2, 1, 0x1a, 0, 0x22, 0};
    assertArrayEquals(
        tail, java.util.Arrays.copyOfRange(bytes, bytes.length - tail.length, bytes.length));
    assertEquals(taken, PortRecord.parse(bytes).taken());
    byte[] json =
        "{\"kind\":\"RangeAllocation\",\"apiVersion\":\"v1\",\"range\":\"30000-32767\",\"data\":\"AgE=\"}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(taken, PortRecord.parse(json).taken());
    store.put("ranges/servicenodeports", json, 0, Duration.ZERO);
    assertEquals(taken, new PortLedger(store, RANGE).taken());
  }
}
