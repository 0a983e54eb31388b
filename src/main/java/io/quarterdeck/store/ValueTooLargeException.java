package io.quarterdeck.store;

/** The value is larger than the store takes; nothing was written. */
public final class ValueTooLargeException extends StoreException {
  private static final long serialVersionUID = 1;

  public ValueTooLargeException(String message) {
    super(message);
  }
}
