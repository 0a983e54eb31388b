package io.quarterdeck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemVerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "v1.2.3",
        "1.2.3.4",
        "01.2.3",
        "1.2.x",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3+",
        "-1.2.3",
        "1.2.18446744073709551616",
        "1.2.3-ä"
      })
  void whatIsNoVersionIsNone(String text) {
    assertTrue(SemVer.parse(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, 1.2.3, 0",
    "1.2.3, 1.10.0, -1",
    "1.0.0-alpha, 1.0.0, -1",
    "1.0.0-alpha, 1.0.0-alpha.1, -1",
    "1.0.0-alpha.1, 1.0.0-alpha.beta, -1",
    "1.0.0-beta.2, 1.0.0-beta.11, -1",
    "1.0.0+a, 1.0.0+b, 0",
    "18446744073709551615.0.0, 1.0.0, 1"
  })
  void versionsHaveTheOrderOfTheSpecification(String a, String b, int order) {
    SemVer left = SemVer.parse(a).orElseThrow();
    SemVer right = SemVer.parse(b).orElseThrow();

    assertEquals(order, Integer.signum(left.compareTo(right)));
    assertEquals(-order, Integer.signum(right.compareTo(left)));
  }
}
