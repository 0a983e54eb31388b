package io.quarterdeck.object;

/** A selector cannot be parsed. The message is upstream's, to be shown to the client as it is. */
public final class SelectorSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SelectorSyntaxException(String message) {
    super(message, null, false, false); // an expected outcome: nobody reads its stack
  }
}
