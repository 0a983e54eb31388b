package io.quarterdeck.server;

import io.quarterdeck.codec.BodyType;
import io.quarterdeck.codec.Cbor;
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
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.TypeSchema;
import io.quarterdeck.schema.Types;
import java.util.Optional;
import java.util.Set;

/** The codecs of the verbs. */
final class Formats {
  static final Encoder ENCODER = Formats::encode;

  private Formats() {}

  /** Returns the encodings that the gates allow. */
  static Set<Format> offered(FeatureGates gates) {
    return gates.isOn("CBORServingAndStorage") ? Set.of(Format.values()) : Format.STANDARD;
  }

  private static byte[] encode(MapValue document, Format format, boolean pretty) {
    return switch (format) {
      case PROTOBUF -> protobuf(document);
      case YAML -> Yaml.write(document);
      case CBOR -> cbor(document);
      case JSON -> pretty ? Json.pretty(document) : Json.writeLine(document);
    };
  }

  private static Value deleteOptions(byte[] body, Format format) {
    TypeSchema type = Types.get().require("meta.k8s.io", "v1", "DeleteOptions");
    Encoding encoding =
        switch (format) {
          case JSON -> Encoding.JSON;
          case YAML -> Encoding.YAML;
          case PROTOBUF -> Encoding.PROTOBUF;
          case CBOR -> Encoding.CBOR;
        };
    return Decoder.decode(body, encoding, new BodyType("meta.k8s.io", "v1", "DeleteOptions", type))
        .root();
  }

  /** The machinery's own kinds, of which Status says that it is of the core group. */
  private static byte[] protobuf(MapValue document) {
    return Protobuf.encode(document, type(document).orElseThrow());
  }

  /** Documents whose type is not ours (custom resources, those without a kind) have no bytes. */
  private static byte[] cbor(MapValue document) {
    return type(document).map(t -> Cbor.write(document, t)).orElseGet(() -> Cbor.write(document));
  }

  private static Optional<StructType> type(MapValue document) {
    String apiVersion = document.string("apiVersion");
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return Types.get().find(group, apiVersion.substring(slash + 1), document.string("kind"));
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
