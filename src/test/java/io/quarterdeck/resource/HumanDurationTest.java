package io.quarterdeck.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT-1.9S, 0s",
    "PT-2S, <invalid>",
    "PT1.999S, 1s",
    "PT119S, 119s",
    "PT2M, 2m",
    "PT9M59S, 9m59s",
    "PT10M30S, 10m",
    "PT179M, 179m",
    "PT3H, 3h",
    "PT7H59M, 7h59m",
    "PT8H30M, 8h",
    "PT47H, 47h",
    "P2D, 2d",
    "P7DT23H, 7d23h",
    "P8DT1H, 8d",
    "P729D, 729d",
    "P730D, 2y",
    "P1000D, 2y270d",
    "P2919D, 7y364d",
    "P2920D, 8y"
  })
  void showsTwoOrThreeFigures(String duration, String text) {
    assertEquals(text, HumanDuration.of(Duration.parse(duration)));
  }
}
