package io.quarterdeck.object;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource ({@code resource.Quantity}): a decimal number with one of three styles of
 * suffix. Parses, compares, adds and writes as apimachinery does; knows nothing of resource names.
 *
 * <p>Amounts of up to 18 digits live in a long and a power of ten, so the usual ones cost one small
 * object. What is finer than a nano is rounded up to it (who wants a resource gets some); a binary
 * amount is capped at 2<sup>63</sup>-1. An exponent of millions of digits costs nothing, because no
 * number is ever written out.
 */
public final class Quantity implements Comparable<Quantity> {
  public static final Quantity ZERO = new Quantity(0, 0, null, QuantityStyle.DECIMAL_SI, "0");

  private static final int NANO = -9;
  private static final int LONG_DIGITS = 18; // any number of so many digits fits a long
  private static final long[] POWERS = new long[LONG_DIGITS + 1]; // of ten

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private static final BigInteger CAP = BigInteger.valueOf(Long.MAX_VALUE);

  private final long unscaled; // the value is unscaled * 10^power ...
  private final int power;
  private final @Nullable BigDecimal large; // ... unless this is set
  private final QuantityStyle style;
  private @Nullable String text; // derived; racing writers write equal texts

  private Quantity(
      long unscaled,
      int power,
      @Nullable BigDecimal large,
      QuantityStyle style,
      @Nullable String text) {
    this.unscaled = unscaled;
    this.power = power;
    this.large = large;
    this.style = style;
    this.text = text;
  }

  /** Returns {@code n} whole units in the style of {@code 12M}. */
  public static Quantity of(long n) {
    return n == 0 ? ZERO : new Quantity(n, 0, null, QuantityStyle.DECIMAL_SI, null);
  }

  /**
   * Parses a quantity.
   *
   * @throws NumberFormatException with upstream's message
   */
  public static Quantity parse(String s) {
    return s.equals("0") ? ZERO : new QuantityScanner(s).parse();
  }

  /** Returns the quantity of a node: a string or a number; zero if it is neither or no quantity. */
  public static Quantity of(@Nullable Value node) {
    try {
      return switch (node) {
        case StringValue s -> parse(s.value());
        case IntValue n -> of(n.value());
        case FloatValue f -> parse(BigDecimal.valueOf(f.value()).toPlainString());
        case null, default -> ZERO;
      };
    } catch (NumberFormatException e) {
      return ZERO; // the decoder refuses such an object, so no rule ever sees one
    }
  }

  /**
   * Makes the quantity that a scanner has read; {@code source} is kept as its text where upstream
   * keeps it.
   */
  static Quantity scanned(
      String source,
      boolean negative,
      String digits,
      int decimals,
      int exponent,
      QuantityStyle style) {
    if (style == QuantityStyle.BINARY_SI) {
      return binary(source, negative, digits, decimals, exponent);
    }
    int tens = exponent - decimals;
    if (digits.length() <= LONG_DIGITS && tens >= NANO) {
      long n = Long.parseLong(digits);
      boolean canonical =
          tens % 3 == 0 && !digits.endsWith("000") && !digits.isEmpty() && digits.charAt(0) != '0';
      return new Quantity(negative ? -n : n, tens, null, style, canonical ? source : null);
    }
    return rounded(new BigDecimal(new BigInteger(digits), decimals), exponent, negative, style);
  }

  private static Quantity binary(
      String source, boolean negative, String digits, int decimals, int exponent) {
    int room = 15 - digits.length() - (int) (exponent * 3f / 10) - 1;
    if (decimals == 0 && room >= 0) {
      long n = Long.parseLong(digits);
      long shifted = n << exponent; // room says that it fits
      boolean canonical = (n & 7) != 0;
      return new Quantity(
          negative ? -shifted : shifted,
          0,
          null,
          QuantityStyle.BINARY_SI,
          canonical ? source : null);
    }
    BigDecimal value =
        new BigDecimal(new BigInteger(digits).shiftLeft(exponent), decimals)
            .setScale(Math.min(decimals, -NANO), RoundingMode.UP);
    if (value.compareTo(new BigDecimal(CAP)) > 0) {
      value = new BigDecimal(CAP);
    }
    boolean fraction = value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0;
    QuantityStyle style = fraction ? QuantityStyle.DECIMAL_SI : QuantityStyle.BINARY_SI;
    return new Quantity(0, 0, negative ? value.negate() : value, style, null);
  }

  private static Quantity rounded(
      BigDecimal digits, int exponent, boolean negative, QuantityStyle style) {
    BigDecimal value = digits.scaleByPowerOfTen(exponent);
    if (value.signum() == 0) {
      value = BigDecimal.ZERO;
    } else if (value.precision() - (long) value.scale() <= NANO) {
      value = BigDecimal.ONE.movePointLeft(-NANO); // smaller than a nano: no division needed
    } else if (value.scale() > -NANO) {
      value = value.setScale(-NANO, RoundingMode.UP);
    }
    return new Quantity(0, 0, negative ? value.negate() : value, style, null);
  }

  /** Returns -1, 0 or 1. */
  public int signum() {
    return large != null ? large.signum() : Long.signum(unscaled);
  }

  /** Returns the exact value. */
  public BigDecimal exact() {
    return large != null ? large : BigDecimal.valueOf(unscaled, -power);
  }

  /** Returns the value in whole units, rounded up; what does not fit a long wraps, as in Go. */
  public long value() {
    return scaled(0);
  }

  /** Returns the value in thousandths, rounded up; what does not fit a long wraps, as in Go. */
  public long milliValue() {
    return scaled(3);
  }

  private long scaled(int decimals) {
    BigDecimal decimal = large;
    if (decimal != null) {
      return wrapped(decimal, decimals);
    }
    int shift = power + decimals;
    if (shift == 0) {
      return unscaled;
    }
    if (shift > LONG_DIGITS) {
      return 0;
    }
    long factor = POWERS[Math.abs(shift)];
    if (shift < 0) {
      long whole = unscaled / factor;
      return unscaled % factor == 0 ? whole : whole + Long.signum(unscaled);
    }
    long product = unscaled * factor;
    return product / factor == unscaled ? product : 0;
  }

  /** Does as upstream does with numbers that are too large: cuts off their upper bits. */
  private static long wrapped(BigDecimal value, int decimals) {
    long shift = (long) decimals - value.scale();
    if (shift >= Long.SIZE) {
      return 0; // ten to that power has no lower bits
    }
    return shift >= 0
        ? value.unscaledValue().longValue() * BigInteger.TEN.pow((int) shift).longValue()
        : value.movePointRight(decimals).setScale(0, RoundingMode.CEILING).longValue();
  }

  /** Returns the amount rounded up to whole thousandths; this very one if it is that already. */
  public Quantity roundedUpToMilli() {
    BigDecimal decimal = large;
    if (decimal == null ? power >= -3 : decimal.scale() <= 3 && text != null) {
      return this;
    }
    BigDecimal exact = exact();
    BigDecimal rounded = exact.scale() <= 3 ? exact : exact.setScale(3, RoundingMode.UP);
    return new Quantity(0, 0, rounded, style, null);
  }

  /** Returns whether it is a whole number of thousandths times {@code milli}. */
  public boolean isMultipleOfMilli(long milli) {
    return large == null && power >= 0 && milli == 1000 || milliValue() % milli == 0;
  }

  /** Returns the sum, in this one's style (the other's if this is zero). */
  public Quantity plus(Quantity other) {
    QuantityStyle sumStyle = signum() == 0 ? other.style : style;
    return new Quantity(0, 0, exact().add(other.exact()), sumStyle, null);
  }

  /** Returns the difference, in this one's style (the other's if this is zero). */
  public Quantity minus(Quantity other) {
    QuantityStyle sumStyle = signum() == 0 ? other.style : style;
    return new Quantity(0, 0, exact().subtract(other.exact()), sumStyle, null);
  }

  @Override
  public int compareTo(Quantity other) {
    if (large == null && other.large == null && (power == other.power)) {
      return Long.compare(unscaled, other.unscaled);
    }
    return exact().compareTo(other.exact());
  }

  /** Tells whether the amounts are the same, whatever their styles. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Quantity q && compareTo(q) == 0;
  }

  @Override
  public int hashCode() {
    return exact().stripTrailingZeros().hashCode();
  }

  /** Returns the canonical text: the largest suffix that loses nothing. */
  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = signum() == 0 ? "0" : style.write(exact());
      text = known;
    }
    return known;
  }
}
