package io.quarterdeck.object;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** How a {@link Quantity} is written: which suffixes it uses, and which power each stands for. */
enum QuantityStyle {
  /** {@code 12M} is 12 * 10^6. */
  DECIMAL_SI,
  /** {@code 12Mi} is 12 * 2^20. */
  BINARY_SI,
  /** {@code 12e6}. */
  DECIMAL_EXPONENT;

  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final int SMALLEST_POWER = -9; // of the suffix n
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  /**
   * Returns the power of ten of a decimal suffix, or -1 (which is none) if it is no such suffix.
   */
  static int decimalPower(String suffix) {
    int i = DECIMAL.indexOf(suffix);
    return i < 0 ? -1 : SMALLEST_POWER + 3 * i;
  }

  /** Returns the power of two of a binary suffix, or -1 if it is no such suffix. */
  static int binaryPower(String suffix) {
    int i = BINARY.indexOf(suffix);
    return i <= 0 ? -1 : 10 * i;
  }

  /** Returns the canonical text of {@code value}, which is not zero. */
  String write(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    boolean small = value.abs().compareTo(KIBI) < 0;
    if (this == BINARY_SI && !small && plain.scale() <= 0) {
      return writeBinary(value.toBigIntegerExact());
    }
    int exponent = Math.floorDiv(-plain.scale(), 3) * 3;
    BigInteger mantissa = plain.movePointLeft(exponent).toBigIntegerExact();
    if (this == DECIMAL_EXPONENT) {
      return mantissa + (exponent == 0 ? "" : "e" + exponent);
    }
    int i = (exponent - SMALLEST_POWER) / 3;
    return mantissa + (i >= 0 && i < DECIMAL.size() ? DECIMAL.get(i) : "");
  }

  private static String writeBinary(BigInteger n) {
    int kibis = Math.min(n.getLowestSetBit() / 10, BINARY.size() - 1);
    return n.shiftRight(10 * kibis) + BINARY.get(kibis);
  }
}
