package io.quarterdeck.status;

/**
 * What a client must hear instead of an answer. Made by the factories of {@link Failures}. No stack
 * trace: it is an outcome.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Status status;

  public ApiException(Status status) {
    super(status.message(), null, false, false);
    this.status = status;
  }

  public Status status() {
    return status;
  }
}
