package io.quarterdeck.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.request.Reply.Header;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {
  @Test
  void eachTextIsOneHeaderAndIsSaidOnce() {
    Warnings warnings = new Warnings();

    warnings.add("a \"b\"");
    warnings.addAll(List.of("c", "a \"b\""));

    assertEquals(
        List.of(
            new Header("Warning", "299 - \"a \\\"b\\\"\""), new Header("Warning", "299 - \"c\"")),
        warnings.headers());
  }

  @Test
  void nothingInATextEndsTheHeader() {
    Warnings warnings = new Warnings();

    warnings.add("a\r\nSet-Cookie: x");

    assertEquals("299 - \"aSet-Cookie: x\"", warnings.headers().getFirst().value());
  }

  @Test
  void allTogetherStayWithinWhatClientsTake() {
    Warnings warnings = new Warnings();

    for (int i = 0; i < 100; i++) {
      warnings.add(i + "x".repeat(300));
    }

    int total = warnings.headers().stream().mapToInt(h -> h.value().length()).sum();
    assertTrue(total < 5000, () -> "total " + total);
  }
}
