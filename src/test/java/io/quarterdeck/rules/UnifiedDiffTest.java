package io.quarterdeck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  private static String numbers(int to) {
    return IntStream.rangeClosed(1, to)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aChangeIsShownWithThreeLinesAround() {
    String old = numbers(20);

    assertEquals(
        "@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+x\n 11\n 12\n 13\n",
        UnifiedDiff.of(old, old.replace("10", "x")));
  }

  @Test
  void changesThatAreNearShareTheirContextAndOthersDoNot() {
    String old = numbers(30);
    String now = old.replace("\n5\n", "\n").replace("\n9\n", "\n9\ny\n").replace("\n29\n", "\nz\n");

    assertEquals(
        """
        @@ -2,11 +2,11 @@
         2
         3
         4
        -5
         6
         7
         8
         9
        +y
         10
         11
         12
        @@ -26,5 +26,5 @@
         26
         27
         28
        -29
        +z
         30
        """,
        UnifiedDiff.of(old, now));
  }

  @Test
  void whatIsEqualHasNoDifferences() {
    assertEquals("", UnifiedDiff.of(numbers(5), numbers(5)));
    assertEquals("@@ -1 +1 @@\n-a\n+b\n", UnifiedDiff.of("a", "b"));
    assertEquals("@@ -1 +1,2 @@\n a\n+b\n", UnifiedDiff.of("a", "a\nb"));
  }
}
