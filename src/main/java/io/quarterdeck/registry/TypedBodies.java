package io.quarterdeck.registry;

import io.quarterdeck.codec.BodyType;
import io.quarterdeck.codec.Decoded;
import io.quarterdeck.codec.Decoder;
import io.quarterdeck.codec.Encoding;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.Format;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.Subresource;
import io.quarterdeck.resource.Subresource.Role;
import io.quarterdeck.schema.TypeSchema;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the bodies of types that have a schema: decodes, validates fields as the client asks for,
 * and fills in the defaults of the version.
 */
public final class TypedBodies implements Bodies {
  private final Function<Subresource, TypeSchema> subresourceTypes;

  /**
   * @param subresourceTypes finds the schema of the kind that an action takes
   */
  public TypedBodies(Function<Subresource, TypeSchema> subresourceTypes) {
    this.subresourceTypes = subresourceTypes;
  }

  @Override
  public KubeObject read(Call call, byte[] body, String fieldValidation) {
    Encoding encoding = encoding(Negotiation.input(call.request()));
    Decoded decoded = Decoder.decode(body, encoding, expected(call));
    if (fieldValidation.equals("Strict")) {
      decoded.requireStrict();
    }
    if (!fieldValidation.equals("Ignore")) {
      call.warnings().addAll(decoded.warnings());
    }
    return new KubeObject(defaults(call, decoded.root()));
  }

  private static Encoding encoding(Format format) {
    return switch (format) {
      case JSON -> Encoding.JSON;
      case YAML -> Encoding.YAML;
      case PROTOBUF -> Encoding.PROTOBUF;
      case CBOR -> Encoding.CBOR;
    };
  }

  private BodyType expected(Call call) {
    ResourceType type = call.type();
    Optional<Subresource> other = otherKind(call);
    return other
        .map(
            s ->
                new BodyType(
                    s.group(), s.version(), s.kind(), subresourceTypes.apply(s), s.otherVersions()))
        .orElseGet(() -> new BodyType(type.group(), type.version(), type.kind(), type.schema()));
  }

  private static Optional<Subresource> otherKind(Call call) {
    return call.route().subresource().filter(s -> s.role() != Role.PART);
  }

  private static MapValue defaults(Call call, MapValue root) {
    return otherKind(call).isPresent() ? root : call.type().defaults().apply(root);
  }
}
