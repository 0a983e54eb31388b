package io.quarterdeck.store;

/** The revision asked for has not been reached. */
public final class FutureRevisionException extends StoreException {
  private static final long serialVersionUID = 1;
  private final long currentRevision;

  public FutureRevisionException(long currentRevision) {
    super("required revision is a future revision: current is " + currentRevision);
    this.currentRevision = currentRevision;
  }

  public long currentRevision() {
    return currentRevision;
  }
}
