package io.quarterdeck.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0m, 0",
    "1, 1",
    "1000m, 1",
    "1500m, 1500m",
    "1.5, 1500m",
    "0.5, 500m",
    "1000k, 1M",
    "100Mi, 100Mi",
    "1024Mi, 1Gi",
    "1000Mi, 1000Mi",
    "0.5Gi, 512Mi",
    "1.5Mi, 1536Ki",
    "512, 512",
    "5e3, 5e3",
    "1e2, 100",
    "1E, 1E",
    "1e9, 1e9",
    "12e6, 12e6",
    "1.1Ki, 1126400m",
    "0.1n, 1n",
    "1e-12, 1e-9",
    "100Ei, 9223372036854775807",
    "-1.5, -1500m",
    "., 0"
  })
  void quantitiesHaveACanonicalText(String text, String canonical) {
    assertEquals(canonical, Quantity.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1x", "1 ", "1Kii", "1e", "1m5x", "0x10", "1KiB", "Infinity"})
  void otherTextsAreNoQuantity(String text) {
    assertThrows(NumberFormatException.class, () -> Quantity.parse(text));
  }

  @Test
  void amountsAreComparedWhateverTheirStyle() {
    assertEquals(Quantity.parse("1"), Quantity.parse("1000m"));
    assertEquals(Quantity.parse("1Ki"), Quantity.parse("1024"));
    assertTrue(Quantity.parse("1Gi").compareTo(Quantity.parse("1G")) > 0);
    assertTrue(Quantity.parse("1e999999999").compareTo(Quantity.parse("1E")) > 0);
  }

  @Test
  void hugeAndTinyExponentsCostNothing() {
    assertEquals("1e999999999", Quantity.parse("1e999999999").toString());
    assertEquals("1e-9", Quantity.parse("1e-999999999").toString());
    assertEquals(0, Quantity.parse("1e999999999").value());
  }

  @Test
  void wholeUnitsAreRoundedUp() {
    assertEquals(2, Quantity.parse("1100m").value());
    assertEquals(1100, Quantity.parse("1.1").milliValue());
    assertEquals(1, Quantity.parse("1u").milliValue());
  }

  @Test
  void sumsKeepTheFirstStyle() {
    assertEquals("2Gi", Quantity.parse("1Gi").plus(Quantity.parse("1073741824")).toString());
    assertEquals("1500m", Quantity.parse("2").minus(Quantity.parse("500m")).toString());
    assertEquals("1Gi", Quantity.ZERO.plus(Quantity.parse("1Gi")).toString());
  }
}
