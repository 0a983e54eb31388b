package io.quarterdeck.rules;

import java.util.Arrays;
import java.util.List;

/**
 * The values of an enumeration, in the order in which messages list them. Values are few, so a
 * lookup is a scan.
 */
public final class Choices {
  private final List<String> values;

  private Choices(List<String> values) {
    this.values = values;
  }

  /** Values that messages list in alphabetical order, as most of upstream's rules do. */
  public static Choices of(String... values) {
    String[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Choices(List.of(sorted));
  }

  /** Values that messages list in the order given. */
  public static Choices inOrder(String... values) {
    return new Choices(List.of(values));
  }

  public boolean has(String value) {
    return values.contains(value);
  }

  public List<String> values() {
    return values;
  }
}
