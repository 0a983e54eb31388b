package io.quarterdeck.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.WriteLoad.Acknowledged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what a {@link WriteLoad} was told with what a store holds and its watches tell. */
public final class LoadCheck {
  private LoadCheck() {}

  /** Checks that nothing acknowledged is missing, and that what stands there is whole. */
  public static void holds(Store store, Map<String, Acknowledged> acknowledged) {
    acknowledged.forEach(
        (key, told) -> {
          Entry entry = store.get(key).orElseThrow(() -> new AssertionError(key + " is gone"));
          long count = WriteLoad.count(entry.value());
          assertTrue(count >= told.count(), key + " has " + count + ", acknowledged " + told);
          assertTrue(entry.modRevision() >= told.revision(), key + ": the revision went back");
          assertTrue(store.revision() >= told.revision());
        });
  }

  /** Checks that every count of every key comes once, in order, without a gap. */
  public static void countsUp(List<Change> changes) {
    Map<String, Long> counts = new HashMap<>();
    for (Change change : changes) {
      long count = WriteLoad.count(change.value().orElseThrow());
      long before = counts.getOrDefault(change.key(), count - 1);
      assertEquals(before + 1, count, change.key() + " at revision " + change.revision());
      counts.put(change.key(), count);
    }
  }
}
