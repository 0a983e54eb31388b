package io.quarterdeck.merge;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Trees as Go's {@code fmt} prints them, for messages that clients compare with upstream's. */
public final class GoPrint {
  private static final int EXPONENT_FROM = 6; // strconv's choice for the shortest form

  private GoPrint() {}

  /** Returns what {@code %v} prints: {@code map[a:1 b:[x <nil>]]}. */
  public static String of(Value value) {
    return switch (value) {
      case MapValue map -> ofMap(map, GoPrint::of);
      case ListValue list -> ofList(list, GoPrint::of);
      case StringValue s -> s.value();
      case FloatValue f -> ofFloat(f.value());
      case NullValue n -> "<nil>";
      case IntValue n -> n.toString();
      case BoolValue b -> b.toString();
    };
  }

  /** Returns what {@code %s} prints: what is no string complains, {@code %!s(int64=5)}. */
  static String asString(Value value) {
    return switch (value) {
      case MapValue map -> ofMap(map, GoPrint::asString);
      case ListValue list -> ofList(list, GoPrint::asString);
      case StringValue s -> s.value();
      case NullValue n -> "%!s(<nil>)";
      case IntValue n -> "%!s(int64=" + n + ")";
      case BoolValue b -> "%!s(bool=" + b + ")";
      case FloatValue f -> "%!s(float64=" + ofFloat(f.value()) + ")";
    };
  }

  /** Returns the Go type that the JSON decoder makes of {@code value}. */
  static String typeOf(Value value) {
    return switch (value) {
      case MapValue map -> "map[string]interface {}";
      case ListValue list -> "[]interface {}";
      case StringValue s -> "string";
      case NullValue n -> "%!s(<nil>)";
      case IntValue n -> "int64";
      case BoolValue b -> "bool";
      case FloatValue f -> "float64";
    };
  }

  private static String ofMap(MapValue map, Function<Value, String> text) {
    Map<String, Value> sorted = new TreeMap<>();
    map.forEach(sorted::put);
    return sorted.entrySet().stream()
        .map(e -> e.getKey() + ":" + text.apply(e.getValue()))
        .collect(Collectors.joining(" ", "map[", "]"));
  }

  private static String ofList(ListValue list, Function<Value, String> text) {
    return list.items().stream().map(text).collect(Collectors.joining(" ", "[", "]"));
  }

  /**
   * The shortest digits that read back the same; an exponent below -4 and from {@value
   * #EXPONENT_FROM} on.
   */
  private static String ofFloat(double f) {
    BigDecimal decimal = new BigDecimal(Double.toString(f)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (decimal.signum() == 0 || exponent >= -4 && exponent < EXPONENT_FROM) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    return (f < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + String.format("e%+03d", exponent);
  }
}
