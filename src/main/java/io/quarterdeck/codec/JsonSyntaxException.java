package io.quarterdeck.codec;

/** Bytes are no JSON. The message is the one that Go's encoding/json gives. */
public final class JsonSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public JsonSyntaxException(String message) {
    super(message, null, false, false);
  }
}
