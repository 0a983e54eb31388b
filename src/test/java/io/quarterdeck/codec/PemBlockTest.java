package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemBlockTest {
  private static List<PemBlock> blocks(String text) {
    return PemBlock.all(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "-----BEGIN A-----|YQ==|-----END A-----| => A",
        "text|-----BEGIN A-----|Y Q = =|-----END A-----   |more => A",
        "-----BEGIN A-----|-----END A----- => A",
        "-----BEGIN A-----|YQ==|-----END A-----|-----BEGIN B-----|YQ==|-----END B----- => A,B",
        "-----BEGIN A-----|YQ==|-----BEGIN B-----|YQ==|-----END B----- => B",
        "-----BEGIN A-----|YQ==|-----END B----- => ''",
        "-----BEGIN A-----|YQ|-----END A----- => ''",
        "-----BEGIN A-----|Y*==|-----END A----- => ''",
        "-----BEGIN A-----|YQ==|-----END A-----x => ''",
        "x-----BEGIN A-----|YQ==|-----END A----- => ''",
        "-----BEGIN A|YQ==|-----END A----- => ''",
        "-----BEGIN A-----|K: v|-----END A----- => ''",
      })
  void blocksStandBetweenLinesOfTheSameType(String text, String types) {
    String found =
        String.join(",", blocks(text.replace('|', '\n')).stream().map(PemBlock::type).toList());

    assertEquals(types, found);
  }

  @Test
  void headersStandBeforeTheBytes() {
    PemBlock block = blocks("-----BEGIN A-----\r\nK: v\r\n\r\nYWI=\r\n-----END A-----\r\n").get(0);

    assertEquals(Map.of("K", "v"), block.headers());
    assertArrayEquals(new byte[] {'a', 'b'}, block.bytes());
  }

  @Test
  void longTextsWithoutABlockAreReadInTimeThatGrowsAsTheyDo() {
    String text = "-----BEGIN A-----\n".repeat(60_000) + "\n-----END B-----".repeat(60_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertEquals(List.of(), blocks(text)));
  }
}
