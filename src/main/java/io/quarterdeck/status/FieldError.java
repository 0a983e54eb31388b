package io.quarterdeck.status;

import io.quarterdeck.object.Path;

/**
 * What is wrong with one field (apimachinery's {@code field.Error}).
 *
 * @param type which rule kind was broken
 * @param field where
 * @param body the message without the path, as it stands in a cause
 */
public record FieldError(Type type, Path field, String body) {

  /** The kinds of field errors: the cause's reason and the words that open its message. */
  public enum Type {
    NOT_FOUND("FieldValueNotFound", "Not found"),
    REQUIRED("FieldValueRequired", "Required value"),
    DUPLICATE("FieldValueDuplicate", "Duplicate value"),
    INVALID("FieldValueInvalid", "Invalid value"),
    NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value"),
    FORBIDDEN("FieldValueForbidden", "Forbidden"),
    TOO_LONG("FieldValueTooLong", "Too long"),
    TOO_SHORT("FieldValueTooShort", "Too short"),
    TOO_MANY("FieldValueTooMany", "Too many"),
    TOO_FEW("FieldValueTooFew", "Too few"),
    INTERNAL("InternalError", "Internal error"),
    TYPE_INVALID("FieldValueTypeInvalid", "Invalid value");

    private final String reason;
    private final String words;

    Type(String reason, String words) {
      this.reason = reason;
      this.words = words;
    }

    public String reason() {
      return reason;
    }

    public String words() {
      return words;
    }
  }

  /** Returns the whole message: the path, then what is wrong. */
  public String message() {
    return field + ": " + body;
  }

  public Cause cause() {
    return new Cause(type.reason(), body, field == Path.ROOT ? "<nil>" : field.toString());
  }
}
