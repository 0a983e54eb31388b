package io.quarterdeck.server;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.registry.Bodies;
import io.quarterdeck.registry.Encoder;
import io.quarterdeck.registry.Registry.Codecs;
import io.quarterdeck.registry.TreeBodies;

/** The codecs of the verbs. */
final class Formats {
  static final Encoder ENCODER =
      (document, format, pretty) -> pretty ? Json.pretty(document) : Json.writeLine(document);

  private Formats() {}

  static Codecs codecs() {
    Bodies bodies = new TreeBodies();
    return new Codecs(
        bodies,
        (call, patched, strict, options) -> new KubeObject((MapValue) patched),
        (body, format) -> Json.parse(body),
        ENCODER,
        type -> MapValue.EMPTY);
  }
}
