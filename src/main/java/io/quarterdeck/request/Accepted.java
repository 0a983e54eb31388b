package io.quarterdeck.request;

/**
 * The representation that a client and an endpoint agreed on.
 *
 * @param pretty whether JSON is indented
 */
public record Accepted(Format format, boolean pretty, Transform transform) {
  public static final Accepted JSON = new Accepted(Format.JSON, false, Transform.NONE);

  /** Tells whether the cached bytes can be handed out as they are. */
  public boolean isPlain() {
    return format == Format.JSON && !pretty && transform == Transform.NONE;
  }
}
