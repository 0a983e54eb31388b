package io.quarterdeck.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and spans of time are read and written as Go does. */
class GoTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05.999Z, 2026-01-02T03:04:05Z",
    "'2026-01-02T03:04:05,5Z', 2026-01-02T03:04:05Z",
    "2026-01-02T3:04:05Z, 2026-01-02T03:04:05Z",
    "2026-01-02T03:04:05+01:30, 2026-01-02T01:34:05Z",
    "2024-02-29T00:00:00-00:00, 2024-02-29T00:00:00Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
  })
  void timesAreReadInAnyZoneAndWrittenInUtc(String text, String written) {
    assertEquals(written, GoTime.format(GoTime.parse(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x | parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"
          2026-1-02T03:04:05Z | parsing time "2026-1-02T03:04:05Z" as "2006-01-02T15:04:05Z07:00": cannot parse "1-02T03:04:05Z" as "01"
          2026-13-02T03:04:05Z | parsing time "2026-13-02T03:04:05Z": month out of range
          2026-02-30T03:04:05Z | parsing time "2026-02-30T03:04:05Z": day out of range
          2026-01-02 03:04:05Z | parsing time "2026-01-02 03:04:05Z" as "2006-01-02T15:04:05Z07:00": cannot parse " 03:04:05Z" as "T"
          2026-01-02T24:04:05Z | parsing time "2026-01-02T24:04:05Z": hour out of range
          2026-01-02T03:04:05 | parsing time "2026-01-02T03:04:05" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"
          2026-01-02T03:04:05Zx | parsing time "2026-01-02T03:04:05Zx": extra text: "x"
          """)
  void whatIsNoTimeIsRefusedInGosWords(String text, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> GoTime.parse(text)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05.123456Z, 2026-01-02T03:04:05.123456Z",
    "2026-01-02T03:04:05.000000+02:00, 2026-01-02T01:04:05.000000Z"
  })
  void microTimesHaveSixDigits(String text, String written) {
    assertEquals(written, GoTime.formatMicro(GoTime.parseMicro(text)));
  }

  @ParameterizedTest
  @CsvSource({"2026-01-02T03:04:05Z", "2026-01-02T03:04:05.12345Z", "2026-01-02T03:04:05.1234567Z"})
  void microTimesWithOtherDigitsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> GoTime.parseMicro(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1h, 1h0m0s",
    "90m, 1h30m0s",
    "1.5h, 1h30m0s",
    "100ms, 100ms",
    "1500us, 1.5ms",
    "1h1m1.001s, 1h1m1.001s",
    "-5s, -5s",
    "10ns, 10ns",
    ".5s, 500ms"
  })
  void durationsAreWrittenInGosForm(String text, String written) {
    assertEquals(written, GoDuration.format(GoDuration.parse(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x | time: invalid duration "x"
          '' | time: invalid duration ""
          5 | time: missing unit in duration "5"
          5d | time: unknown unit "d" in duration "5d"
          1h. | time: invalid duration "1h."
          9999999999h | time: invalid duration "9999999999h"
          """)
  void whatIsNoDurationIsRefusedInGosWords(String text, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> GoDuration.parse(text)).getMessage());
  }
}
