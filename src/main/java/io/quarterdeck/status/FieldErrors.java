package io.quarterdeck.status;

import io.quarterdeck.object.Path;
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

  /**
   * Adds {@code Invalid value: <value>: detail}. See {@link GoText#show} for how values are
   * written: a Java String as a Go string, a node as JSON, a Java null as {@code null}.
   */
  public void invalid(Path field, @Nullable Object value, String detail) {
    add(FieldError.Type.INVALID, field, withValue("Invalid value", value, detail));
  }

  /** Adds {@code Invalid value: detail}, without the value: it is long, or no one's to see. */
  public void invalidOmitted(Path field, String detail) {
    add(FieldError.Type.INVALID, field, "Invalid value: " + detail);
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
   * Adds {@code Unsupported value: <value>: supported values: "A", "B"}; the values stand in the
   * order given, which upstream chooses rule by rule.
   */
  public void notSupported(Path field, @Nullable Object value, Collection<String> supported) {
    String values = supported.stream().map(GoText::quote).collect(Collectors.joining(", "));
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

  /** Adds {@code Too long: may not be more than max characters}. */
  public void tooLongCharacters(Path field, int max) {
    String detail = "may not be more than " + max + (max == 1 ? " character" : " characters");
    add(FieldError.Type.TOO_LONG, field, "Too long: " + detail);
  }

  /** Adds {@code Too short: must be at least min characters}. */
  public void tooShort(Path field, int min) {
    String detail = "must be at least " + min + (min == 1 ? " character" : " characters");
    add(FieldError.Type.TOO_SHORT, field, "Too short: " + detail);
  }

  /** Adds {@code Too few: actual: must have at least min items}. */
  public void tooFew(Path field, int actual, int min) {
    String detail = "must have at least " + min + (min == 1 ? " item" : " items");
    add(FieldError.Type.TOO_FEW, field, withValue("Too few", actual, detail));
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
    return words + ": " + GoText.show(value) + (detail.isEmpty() ? "" : ": " + detail);
  }
}
