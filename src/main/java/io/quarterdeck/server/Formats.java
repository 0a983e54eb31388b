package io.quarterdeck.server;

import io.quarterdeck.codec.Decoder;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.registry.Encoder;
import io.quarterdeck.registry.PatchedObjects;
import io.quarterdeck.registry.Registry.Codecs;
import io.quarterdeck.registry.TypedBodies;
import io.quarterdeck.schema.Types;

/** The codecs of the verbs. */
final class Formats {
  static final Encoder ENCODER =
      (document, format, pretty) -> pretty ? Json.pretty(document) : Json.writeLine(document);

  private Formats() {}

  static Codecs codecs() {
    TypedBodies bodies =
        new TypedBodies(s -> Types.get().require(s.group(), s.version(), s.kind()));
    return new Codecs(
        bodies,
        new PatchedObjects(),
        (body, format) -> Json.parse(body),
        ENCODER,
        type -> Decoder.conform(MapValue.EMPTY, type.schema()).root());
  }
}
