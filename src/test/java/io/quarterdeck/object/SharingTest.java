package io.quarterdeck.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharingTest {
  private static MapValue tree(String image, String... names) {
    MapValue.Builder spec = MapValue.builder().put("image", image);
    return MapValue.of(
        "spec", spec.build(), "names", ListValue.ofStrings(List.of(names)), "n", Value.of(1));
  }

  @Test
  void anEqualTreeIsTheKnownOne() {
    MapValue known = tree("a", "x", "y");

    assertSame(known, Sharing.with(known, tree("a", "x", "y")));
  }

  @Test
  void whatDoesNotDifferIsShared() {
    MapValue known = tree("a", "x", "y");
    MapValue other = tree("b", "x", "y");

    MapValue shared = Sharing.with(known, other);

    assertEquals(other, shared);
    assertSame(known.find("names"), shared.find("names"));
  }

  @Test
  void itemsBehindThoseOfTheKnownListAreTaken() {
    MapValue known = tree("a", "x");
    MapValue other = tree("a", "x", "y", "z");

    MapValue shared = Sharing.with(known, other);

    assertEquals(other, shared);
    assertSame(known.list("names").get(0), shared.list("names").get(0));
  }

  @Test
  void theOrderOfKeysStays() {
    MapValue known = MapValue.of("a", Value.of(1), "b", Value.of(2));
    MapValue other = MapValue.of("b", Value.of(2), "a", Value.of(1));

    assertEquals(List.of("b", "a"), Sharing.with(known, other).keys());
  }
}
