package io.quarterdeck.codec;

/** A document does not fit its type. The message is the one of Go's decoder. */
public final class UndecodableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UndecodableException(String message) {
    super(message, null, false, false);
  }
}
