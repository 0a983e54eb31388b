package io.quarterdeck.codec;

/** Bytes are no YAML. The message is the one that go-yaml gives, as near as our parser knows. */
public final class YamlSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public YamlSyntaxException(String message) {
    super(message, null, false, false);
  }
}
