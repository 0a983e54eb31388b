package io.quarterdeck.merge;

import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;

/**
 * A patch that cannot be read or does not fit the object. Its message is upstream's; clients hear
 * it through {@link #failure}, webhooks and policies have ways of their own. No stack trace: it is
 * an outcome.
 */
public final class PatchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong, as far as callers tell it apart. */
  public enum Kind {
    /** It is not a patch of its format. */
    MALFORMED,
    /** It asks for more than the server does for one request. */
    TOO_LARGE,
    /** A {@code test} operation said no. */
    TEST_FAILED,
    /** It asks for something that this object does not allow. */
    DOES_NOT_APPLY,
    /** It holds a directive that makes no sense; upstream answers with a plain error. */
    SENSELESS
  }

  private final Kind kind;

  public PatchException(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  static PatchException malformed(String message) {
    return new PatchException(Kind.MALFORMED, message);
  }

  static PatchException doesNotApply(String message) {
    return new PatchException(Kind.DOES_NOT_APPLY, message);
  }

  static PatchException senseless(String message) {
    return new PatchException(Kind.SENSELESS, message);
  }

  public Kind kind() {
    return kind;
  }

  /** Returns what the sender of the patch hears ({@code handlers/patch.go}). */
  public ApiException failure() {
    return switch (kind) {
      case MALFORMED -> Failures.badRequest(getMessage());
      case TOO_LARGE -> Failures.tooLarge(getMessage());
      case TEST_FAILED, DOES_NOT_APPLY -> Failures.rejected();
      case SENSELESS -> Failures.plain500(getMessage());
    };
  }
}
