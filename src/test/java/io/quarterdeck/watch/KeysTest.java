package io.quarterdeck.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class KeysTest {
  private record Key(String namespace, String name) implements Keyed {}

  @Property
  void theOrderIsThatOfTheWholeKeys(
      @ForAll @StringLength(min = 1, max = 3) @Chars({'a', 'b', '-', '.'}) String namespace1,
      @ForAll @StringLength(min = 1, max = 3) @CharRange(from = 'a', to = 'c') String name1,
      @ForAll @StringLength(min = 1, max = 3) @Chars({'a', 'b', '-', '.'}) String namespace2,
      @ForAll @StringLength(min = 1, max = 3) @CharRange(from = 'a', to = 'c') String name2) {
    Key a = new Key(namespace1, name1);
    Key b = new Key(namespace2, name2);

    int expected = Integer.signum(Keys.of(a).compareTo(Keys.of(b)));
    assertEquals(expected, Integer.signum(Keys.compare(a, b)));
    assertEquals(expected > 0 ? 1 : -1, Keys.behind(Keys.of(b), true).compare(a));
    assertEquals(expected, Integer.signum(Keys.at(namespace2, name2).compare(a)));
  }

  @Property
  void aNamespaceLiesBetweenItsStartAndItsEnd(
      @ForAll @StringLength(min = 1, max = 3) @Chars({'a', 'b', '-', '.'}) String namespace,
      @ForAll @StringLength(min = 1, max = 3) @Chars({'a', 'b', '-', '.'}) String other) {
    Key key = new Key(other, "x");

    boolean inside =
        Keys.startOf(namespace).compare(key) >= 0 && Keys.endOf(namespace).compare(key) < 0;

    assertEquals(namespace.equals(other), inside);
  }
}
