package io.quarterdeck.server;

import io.quarterdeck.codec.BodyType;
import io.quarterdeck.codec.Decoder;
import io.quarterdeck.codec.Encoding;
import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.Protobuf;
import io.quarterdeck.codec.Yaml;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.registry.Encoder;
import io.quarterdeck.registry.PatchedObjects;
import io.quarterdeck.registry.Registry.Codecs;
import io.quarterdeck.registry.TypedBodies;
import io.quarterdeck.request.Format;
import io.quarterdeck.schema.TypeSchema;
import io.quarterdeck.schema.Types;

/** The codecs of the verbs. */
final class Formats {
  static final Encoder ENCODER = Formats::encode;

  private Formats() {}

  private static byte[] encode(MapValue document, Format format, boolean pretty) {
    return switch (format) {
      case PROTOBUF -> protobuf(document);
      case YAML -> Yaml.write(document);
      case JSON -> pretty ? Json.pretty(document) : Json.writeLine(document);
    };
  }

  private static Value deleteOptions(byte[] body, Format format) {
    TypeSchema type = Types.get().require("meta.k8s.io", "v1", "DeleteOptions");
    Encoding encoding = format == Format.YAML ? Encoding.YAML : Encoding.PROTOBUF;
    return Decoder.decode(body, encoding, new BodyType("meta.k8s.io", "v1", "DeleteOptions", type))
        .root();
  }

  /** The machinery's own kinds, of which Status says that it is of the core group. */
  private static byte[] protobuf(MapValue document) {
    String apiVersion = document.string("apiVersion");
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    String version = apiVersion.substring(slash + 1);
    return Protobuf.encode(document, Types.get().require(group, version, document.string("kind")));
  }

  static Codecs codecs() {
    TypedBodies bodies =
        new TypedBodies(s -> Types.get().require(s.group(), s.version(), s.kind()));
    return new Codecs(
        bodies,
        new PatchedObjects(),
        Formats::deleteOptions,
        ENCODER,
        type -> Decoder.conform(MapValue.EMPTY, type.schema()).root());
  }
}
