package io.quarterdeck.status;

import java.util.List;

/**
 * A failure or success as clients see it ({@code metav1.Status}).
 *
 * @param code the HTTP code
 * @param reason machine-readable; {@link Reason#UNKNOWN} is written as no reason
 * @param message for people
 * @param details what it is about; {@link Details#NONE} is not written
 * @param continueToken a fresh token of a listing that expired; "" if none
 */
public record Status(
    int code, Reason reason, String message, Details details, String continueToken) {

  /** Makes a failure with the reason's usual code. */
  public static Status of(Reason reason, String message, Details details) {
    return new Status(reason.code(), reason, message, details, "");
  }

  public boolean isSuccess() {
    return code < 300;
  }

  /**
   * What a Status is about ({@code metav1.StatusDetails}); "" and 0 are left out.
   *
   * @param kind the resource or, for invalid objects, the kind
   */
  public record Details(
      String name,
      String group,
      String kind,
      String uid,
      List<Cause> causes,
      int retryAfterSeconds) {
    /** No details: known by identity, and not written. */
    public static final Details NONE = new Details("", "", "", "", List.of(), 0);

    /** Details that say nothing: written as an empty object, as generic failures do. */
    public static final Details EMPTY = new Details("", "", "", "", List.of(), 0);

    public static Details of(String group, String kind, String name) {
      return new Details(name, group, kind, "", List.of(), 0);
    }

    public Details withCauses(List<Cause> more) {
      return new Details(name, group, kind, uid, List.copyOf(more), retryAfterSeconds);
    }

    public Details withUid(String of) {
      return new Details(name, group, kind, of, causes, retryAfterSeconds);
    }

    public Details withRetryAfter(int seconds) {
      return new Details(name, group, kind, uid, causes, seconds);
    }
  }
}
