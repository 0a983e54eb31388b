package io.quarterdeck.builtin.batch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void takesFiveFieldsAndNamedSchedules() {
    for (String schedule :
        new String[] {
          "* * * * ?",
          "*/15 0-6,8 1 JAN-mar Sun",
          "5/10 * * * *",
          " 0\t0  1 1 0 ",
          "@hourly",
          "@every 1h30m",
          "TZ=UTC 0 0 * * *",
          "CRON_TZ=Europe/Berlin @daily"
        }) {
      assertDoesNotThrow(() -> Schedule.check(schedule), schedule);
    }
  }

  @Test
  void saysWhatIsWrongAsTheParserUpstreamDoes() {
    Map<String, String> wrong =
        Map.ofEntries(
            Map.entry("", "empty spec string"),
            Map.entry("* * * *", "expected exactly 5 fields, found 4: [* * * *]"),
            Map.entry("60 * * * *", "end of range (60) above maximum (59): 60"),
            Map.entry("* * 0 * *", "beginning of range (0) below minimum (1): 0"),
            Map.entry("5-1 * * * *", "beginning of range (5) beyond end of range (1): 5-1"),
            Map.entry("1-2-3 * * * *", "too many hyphens: 1-2-3"),
            Map.entry("1/2/3 * * * *", "too many slashes: 1/2/3"),
            Map.entry("*/0 * * * *", "step of range should be a positive number: */0"),
            Map.entry(
                "x * * * *",
                "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax"),
            Map.entry("@never", "unrecognized descriptor: @never"),
            Map.entry(
                "@every x", "failed to parse duration @every x: time: invalid duration \"x\""),
            Map.entry(
                "TZ=0", "invalid schedule format: runtime error: slice bounds out of range [:-1]"),
            Map.entry(
                "TZ=No/Where * * * * *",
                "provided bad location No/Where: unknown time zone No/Where"));

    wrong.forEach(
        (schedule, message) ->
            assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Schedule.check(schedule))
                    .getMessage()));
  }
}
