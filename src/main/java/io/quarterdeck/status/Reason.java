package io.quarterdeck.status;

/**
 * The machine-readable reason of a failure ({@code metav1.StatusReason}) and its usual HTTP code.
 */
public enum Reason {
  UNKNOWN("", 500),
  UNAUTHORIZED("Unauthorized", 401),
  FORBIDDEN("Forbidden", 403),
  NOT_FOUND("NotFound", 404),
  ALREADY_EXISTS("AlreadyExists", 409),
  CONFLICT("Conflict", 409),
  GONE("Gone", 410),
  INVALID("Invalid", 422),
  SERVER_TIMEOUT("ServerTimeout", 500),
  STORE_READ_ERROR("StorageReadError", 500),
  TIMEOUT("Timeout", 504),
  TOO_MANY_REQUESTS("TooManyRequests", 429),
  BAD_REQUEST("BadRequest", 400),
  METHOD_NOT_ALLOWED("MethodNotAllowed", 405),
  NOT_ACCEPTABLE("NotAcceptable", 406),
  REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLarge", 413),
  UNSUPPORTED_MEDIA_TYPE("UnsupportedMediaType", 415),
  INTERNAL_ERROR("InternalError", 500),
  EXPIRED("Expired", 410),
  SERVICE_UNAVAILABLE("ServiceUnavailable", 503);

  private final String text;
  private final int code;

  Reason(String text, int code) {
    this.text = text;
    this.code = code;
  }

  /**
   * Returns the reason that another server's code stands for ({@code NewGenericServerResponse}).
   */
  static Reason ofCode(int code) {
    return switch (code) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 422 -> INVALID;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> SERVICE_UNAVAILABLE;
      case 504 -> TIMEOUT;
      default -> code >= 500 ? INTERNAL_ERROR : UNKNOWN;
    };
  }

  /** Returns the reason as a Status carries it. */
  public String text() {
    return text;
  }

  /** Returns the HTTP code that goes with it. */
  public int code() {
    return code;
  }
}
