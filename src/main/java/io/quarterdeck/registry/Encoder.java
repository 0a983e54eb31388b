package io.quarterdeck.registry;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Format;

/** Writes documents in the formats that clients ask for. */
@FunctionalInterface
public interface Encoder {
  /**
   * Returns the encoding of {@code document}, which knows its kind and apiVersion.
   *
   * @param pretty whether JSON is indented
   */
  byte[] encode(MapValue document, Format format, boolean pretty);

  default byte[] encode(MapValue document, Accepted accepted) {
    return encode(document, accepted.format(), accepted.pretty());
  }
}
