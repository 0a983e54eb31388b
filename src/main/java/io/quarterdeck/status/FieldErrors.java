package io.quarterdeck.status;

import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects what validation finds, in order, in the wording of apimachinery's {@code field} package.
 * Owned by one request; not thread-safe.
 */
public final class FieldErrors {
  private final List<FieldError> errors = new ArrayList<>();

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  public int size() {
    return errors.size();
  }

  public List<FieldError> list() {
    return List.copyOf(errors);
  }

  public void add(FieldError error) {
    errors.add(error);
  }

  public void addAll(FieldErrors others) {
    errors.addAll(others.errors);
  }

  /** Adds {@code Required value} with an explanation, which may be "". */
  public void required(Path field, String detail) {
    add(
        FieldError.Type.REQUIRED,
        field,
        "Required value" + (detail.isEmpty() ? "" : ": " + detail));
  }

  /** Adds {@code Invalid value: <value>: detail}. A Java null prints as {@code null}. */
  public void invalid(Path field, @Nullable Object value, String detail) {
    add(FieldError.Type.INVALID, field, withValue("Invalid value", value, detail));
  }

  public void typeInvalid(Path field, @Nullable Object value, String detail) {
    add(FieldError.Type.TYPE_INVALID, field, withValue("Invalid value", value, detail));
  }

  public void duplicate(Path field, @Nullable Object value) {
    add(FieldError.Type.DUPLICATE, field, withValue("Duplicate value", value, ""));
  }

  public void notFound(Path field, @Nullable Object value) {
    add(FieldError.Type.NOT_FOUND, field, withValue("Not found", value, ""));
  }

  public void forbidden(Path field, String detail) {
    add(FieldError.Type.FORBIDDEN, field, "Forbidden" + (detail.isEmpty() ? "" : ": " + detail));
  }

  public void internal(Path field, String detail) {
    add(FieldError.Type.INTERNAL, field, "Internal error: " + detail);
  }

  /**
   * Adds {@code Unsupported value: <value>: supported values: "A", "B"}, sorted as upstream sorts
   * them.
   */
  public void notSupported(Path field, @Nullable Object value, Collection<String> supported) {
    String values =
        supported.stream().sorted().map(FieldErrors::quote).collect(Collectors.joining(", "));
    String detail = supported.isEmpty() ? "" : "supported values: " + values;
    add(FieldError.Type.NOT_SUPPORTED, field, withValue("Unsupported value", value, detail));
  }

  /** Adds {@code Too long: may not be more than max bytes}; a negative max is left out. */
  public void tooLong(Path field, int max) {
    String detail =
        max < 0
            ? "value is too long"
            : "may not be more than " + max + (max == 1 ? " byte" : " bytes");
    add(FieldError.Type.TOO_LONG, field, "Too long: " + detail);
  }

  /** Adds {@code Too many: actual: must have at most max items}; a negative max is left out. */
  public void tooMany(Path field, int actual, int max) {
    String detail =
        max < 0
            ? "has too many items"
            : "must have at most " + max + (max == 1 ? " item" : " items");
    add(
        FieldError.Type.TOO_MANY,
        field,
        "Too many" + (actual < 0 ? "" : ": " + actual) + ": " + detail);
  }

  private void add(FieldError.Type type, Path field, String body) {
    errors.add(new FieldError(type, field, body));
  }

  private static String withValue(String words, @Nullable Object value, String detail) {
    return words + ": " + show(value) + (detail.isEmpty() ? "" : ": " + detail);
  }

  /** Writes a value as {@code field.Error} does: strings quoted as Go's %q, trees as JSON. */
  static String show(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String s -> quote(s);
      case StringValue s -> quote(s.value());
      case MapValue m -> {
        List<String> parts = new ArrayList<>();
        m.forEach((k, v) -> parts.add(quote(k) + ":" + show(v)));
        yield "{" + String.join(",", parts) + "}";
      }
      case ListValue l ->
          l.items().stream().map(FieldErrors::show).collect(Collectors.joining(",", "[", "]"));
      case FloatValue f -> f.toString();
      case Value v -> v.toString();
      default -> value.toString();
    };
  }

  /** Quotes {@code s} as Go's strconv.Quote does. */
  public static String quote(String s) {
    StringBuilder q = new StringBuilder(s.length() + 2).append('"');
    s.codePoints().forEach(c -> quote(q, c));
    return q.append('"').toString();
  }

  private static void quote(StringBuilder q, int c) {
    switch (c) {
      case '"' -> q.append("\\\"");
      case '\\' -> q.append("\\\\");
      case '\n' -> q.append("\\n");
      case '\t' -> q.append("\\t");
      case '\r' -> q.append("\\r");
      case 7 -> q.append("\\a");
      case '\b' -> q.append("\\b");
      case '\f' -> q.append("\\f");
      case 11 -> q.append("\\v");
      default -> {
        if (c < 0x20 || c == 0x7f) {
          q.append(String.format("\\x%02x", c));
        } else {
          q.appendCodePoint(c);
        }
      }
    }
  }
}
