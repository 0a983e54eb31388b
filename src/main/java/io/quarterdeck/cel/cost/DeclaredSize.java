package io.quarterdeck.cel.cost;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How large a variable may be, and what is in it: characters of a string, entries of a list or map.
 *
 * @param key of a map's keys; null if it is no map
 * @param element of a list's items or a map's values; null if it is neither
 * @param named whether a map's values are found by select, too ({@code a.b} as {@code a['b']})
 */
public record DeclaredSize(
    long max,
    @Nullable DeclaredSize key,
    @Nullable DeclaredSize element,
    boolean named,
    Map<String, DeclaredSize> fields) {
  static final String KEYS = "@keys";
  static final String VALUES = "@values";
  static final String ITEMS = "@items";
  static final String INDICES = "@indices";

  /** A value without parts. */
  public static DeclaredSize of(long max) {
    return new DeclaredSize(max, null, null, false, Map.of());
  }

  public static DeclaredSize map(long max, DeclaredSize key, DeclaredSize value) {
    return new DeclaredSize(max, key, value, false, Map.of());
  }

  /** A map whose values are found by select, too. */
  public static DeclaredSize namedMap(long max, DeclaredSize key, DeclaredSize value) {
    return new DeclaredSize(max, key, value, true, Map.of());
  }

  public static DeclaredSize object(Map<String, DeclaredSize> fields) {
    return new DeclaredSize(0, null, null, false, fields);
  }

  /** Returns the size of what stands at the end of a path; empty if it is not declared. */
  Optional<Range> at(List<String> path) {
    DeclaredSize size = this;
    for (String step : path) {
      DeclaredSize next = size.step(step);
      if (next == null) {
        return Optional.empty();
      }
      size = next;
    }
    return Optional.of(new Range(0, size.max));
  }

  private @Nullable DeclaredSize step(String step) {
    return switch (step) {
      case ITEMS, VALUES -> element;
      case KEYS -> key;
      default -> fields.containsKey(step) ? fields.get(step) : named ? element : null;
    };
  }
}
