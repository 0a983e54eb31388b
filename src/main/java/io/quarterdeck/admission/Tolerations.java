package io.quarterdeck.admission;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.List;

/** Brings two lists of tolerations together, without those that another one makes superfluous. */
final class Tolerations {
  private Tolerations() {}

  /** Returns the tolerations of both lists that no other covers; of equal ones the first. */
  static ListValue merged(ListValue first, ListValue second) {
    List<MapValue> all = new ArrayList<>(first.maps());
    all.addAll(second.maps());
    List<Value> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      MapValue toleration = all.get(i);
      boolean covered =
          kept.stream().anyMatch(other -> covers((MapValue) other, toleration))
              || all.subList(i + 1, all.size()).stream()
                  .anyMatch(other -> !other.equals(toleration) && covers(other, toleration));
      if (!covered) {
        kept.add(toleration);
      }
    }
    return ListValue.of(kept);
  }

  /** Tells whether {@code wide} tolerates all taints that {@code narrow} does, for as long. */
  private static boolean covers(MapValue wide, MapValue narrow) {
    return wide.equals(narrow)
        || coversKey(wide, narrow)
            && coversEffect(wide, narrow)
            && coversTime(wide, narrow)
            && coversValue(wide, narrow);
  }

  private static boolean exists(MapValue toleration) {
    return toleration.string("operator").equals("Exists");
  }

  private static boolean coversKey(MapValue wide, MapValue narrow) {
    return wide.string("key").equals(narrow.string("key"))
        || wide.string("key").isEmpty() && exists(wide);
  }

  private static boolean coversEffect(MapValue wide, MapValue narrow) {
    String effect = wide.string("effect");
    return effect.isEmpty() || effect.equals(narrow.string("effect"));
  }

  private static boolean coversTime(MapValue wide, MapValue narrow) {
    String seconds = "tolerationSeconds";
    return !wide.string("effect").equals("NoExecute")
        || !wide.has(seconds)
        || narrow.has(seconds) && narrow.integer(seconds) <= wide.integer(seconds);
  }

  private static boolean coversValue(MapValue wide, MapValue narrow) {
    return switch (wide.string("operator")) {
      case "Exists" -> true;
      case "Equal", "" ->
          narrow.string("operator").equals("Equal")
              && narrow.string("value").equals(wide.string("value"));
      default -> false;
    };
  }
}
