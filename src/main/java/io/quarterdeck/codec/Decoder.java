package io.quarterdeck.codec;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.TypeSchema;
import io.quarterdeck.schema.Types;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads bodies into objects of the built-in types, and says in kube-apiserver's words why a body is
 * none. Fills in no defaults. Bodies of custom resources have no Go type and are not read here.
 */
public final class Decoder {
  private static final String SCHEME = "pkg/api/legacyscheme/scheme.go:30";

  /** The schemes of the two groups that kube-apiserver serves by servers of their own. */
  private static final Map<String, String> OWN_SCHEMES =
      Map.of(
          "apiregistration.k8s.io",
          "k8s.io/kube-aggregator/pkg/apiserver/scheme/scheme.go:28",
          "apiextensions.k8s.io",
          "k8s.io/apiextensions-apiserver/pkg/apiserver/apiserver.go:55");

  private static final int SUMMARY_MAX = 30; // bytes of a body that a message repeats

  /** Versions that no server serves any more but whose names kube-apiserver still knows. */
  private static final Set<String> UNSERVED =
      Set.of(
          "apps/v1beta1",
          "apps/v1beta2",
          "authentication.k8s.io/v1beta1",
          "authentication.k8s.io/v1alpha1",
          "authorization.k8s.io/v1beta1",
          "batch/v1beta1",
          "discovery.k8s.io/v1beta1",
          "events.k8s.io/v1beta1",
          "flowcontrol.apiserver.k8s.io/v1beta1",
          "flowcontrol.apiserver.k8s.io/v1beta2",
          "flowcontrol.apiserver.k8s.io/v1beta3",
          "node.k8s.io/v1alpha1",
          "node.k8s.io/v1beta1",
          "policy/v1beta1",
          "rbac.authorization.k8s.io/v1alpha1",
          "rbac.authorization.k8s.io/v1beta1",
          "scheduling.k8s.io/v1beta1",
          "storage.k8s.io/v1alpha1");

  private Decoder() {}

  /**
   * Returns the object that {@code body} holds.
   *
   * @throws ApiException 400 if it holds none of {@code expected}'s type and version
   */
  public static Decoded decode(byte[] body, Encoding encoding, BodyType expected) {
    return switch (encoding) {
      case JSON -> json(body, expected);
      case YAML -> yaml(body, expected);
      case PROTOBUF -> protobuf(body, expected);
      case CBOR -> cbor(body, expected);
    };
  }

  /**
   * Returns a tree as Go would write it back after reading it as a {@code type}: what a patch made
   * becomes an object again.
   *
   * @throws ApiException 400 with Go's message if a value does not fit
   */
  public static Conformed conform(MapValue tree, TypeSchema type) {
    return conform(tree, type, MapValue.EMPTY);
  }

  /**
   * As {@link #conform(MapValue, TypeSchema)}, of a tree that came of another by an edit.
   *
   * @param known the other tree, which has the form of its type: what both share is not read again
   */
  public static Conformed conform(MapValue tree, TypeSchema type, MapValue known) {
    if (tree == known) {
      return new Conformed(tree, List.of());
    }
    try {
      TypedReader.Read read = TypedReader.read(new TreeTokens(tree, known), type);
      return new Conformed(read.root(), read.strictErrors());
    } catch (UndecodableException | JsonSyntaxException e) {
      throw Failures.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** A tree that has the form of its type, and what strict decoding minds. */
  public record Conformed(MapValue root, List<String> strictErrors) {}

  private static Decoded json(byte[] body, BodyType expected) {
    try {
      TypedReader.Read read = JsonReader.typed(body, expected.schema());
      if (isExpected(read.root(), expected)) {
        return decoded(read, expected, List.of());
      }
    } catch (UndecodableException | JsonSyntaxException e) {
      // The kind decides which message the client hears: look at it below.
    }
    Value tree;
    try {
      tree = Json.parse(body);
    } catch (JsonSyntaxException e) {
      throw unrecognized(
          expected, "couldn't get version/kind; json parse error: " + e.getMessage(), body);
    }
    Gvk named = TypeMetaReader.read(tree, expected, body);
    return named(named, expected, type -> JsonReader.typed(body, type), List.of());
  }

  private static Decoded yaml(byte[] body, BodyType expected) {
    YamlReader.Read yaml;
    try {
      yaml = YamlReader.read(body);
    } catch (YamlSyntaxException e) {
      throw unrecognized(expected, String.valueOf(e.getMessage()), body);
    }
    Gvk named = TypeMetaReader.read(yaml.value(), expected, body);
    return named(
        named,
        expected,
        type -> TypedReader.read(new TreeTokens(yaml.value()), type),
        yaml.strictErrors());
  }

  private static Decoded protobuf(byte[] body, BodyType expected) {
    Protobuf.Envelope envelope;
    try {
      envelope = Protobuf.open(body);
    } catch (UndecodableException e) {
      throw unrecognized(expected, String.valueOf(e.getMessage()), body);
    }
    Gvk named = TypeMetaReader.withDefaults(envelope.apiVersion(), envelope.kind(), expected, body);
    return named(
        named,
        expected,
        type -> new TypedReader.Read(ProtoReader.read(envelope.raw(), type), List.of()),
        List.of());
  }

  private static Decoded cbor(byte[] body, BodyType expected) {
    Value tree;
    try {
      tree = Cbor.read(body);
    } catch (UndecodableException e) {
      throw unrecognized(
          expected, "unable to determine group/version/kind: " + e.getMessage(), body);
    }
    Gvk named = TypeMetaReader.read(tree, expected, body);
    return named(named, expected, type -> TypedReader.read(new TreeTokens(tree), type), List.of());
  }

  /** The group, version and kind that a body names, or those expected where it names none. */
  record Gvk(String group, String version, String kind) {
    String apiVersion() {
      return group.isEmpty() ? version : group + "/" + version;
    }
  }

  /** Reads a body as a type. */
  @FunctionalInterface
  interface Reading {
    TypedReader.Read as(TypeSchema type);
  }

  /** Reads the type that the body names, and refuses it if it is another than expected. */
  static Decoded named(Gvk named, BodyType expected, Reading reading, List<String> strictErrors) {
    boolean same = expected.takes(named) || isOfAllGroups(named, expected);
    TypeSchema type = same ? expected.schema() : registered(named, expected);
    TypedReader.Read read;
    try {
      read = reading.as(type);
    } catch (UndecodableException | JsonSyntaxException e) {
      throw Failures.badRequest(preamble(named, expected) + e.getMessage());
    }
    if (same) {
      return decoded(read, expected, strictErrors);
    }
    if (named.group().equals(expected.group()) && named.kind().equals(expected.kind())) {
      throw Failures.badRequest(
          "the API version in the data ("
              + named.apiVersion()
              + ") does not match the expected API version ("
              + expected.apiVersion()
              + ")");
    }
    throw Failures.badRequest(
        preamble(named, expected)
            + "converting ("
            + type.goName()
            + ") to ("
            + internalName(expected)
            + "): unknown conversion");
  }

  /** Clients send options ({@code DeleteOptions}) as a kind of the group that they talk to. */
  private static boolean isOfAllGroups(Gvk named, BodyType expected) {
    return Types.get()
        .find(named.group(), named.version(), named.kind())
        .filter(type -> type == expected.schema())
        .isPresent();
  }

  private static TypeSchema registered(Gvk named, BodyType expected) {
    Optional<StructType> type = Types.get().find(named.group(), named.version(), named.kind());
    boolean sameKind =
        named.group().equals(expected.group()) && named.kind().equals(expected.kind());
    if (type.isEmpty() && sameKind && UNSERVED.contains(named.apiVersion())) {
      return expected.schema(); // whatever it holds, its version is the first thing to refuse
    }
    return type.orElseThrow(
        () ->
            Failures.badRequest(
                preamble(named, expected)
                    + "no kind "
                    + GoText.quote(named.kind())
                    + " is registered for version "
                    + GoText.quote(named.apiVersion())
                    + " in scheme "
                    + GoText.quote(OWN_SCHEMES.getOrDefault(expected.group(), SCHEME))));
  }

  private static Decoded decoded(
      TypedReader.Read read, BodyType expected, List<String> earlierErrors) {
    Gvk gvk = new Gvk(expected.group(), expected.version(), expected.kind());
    List<String> errors =
        earlierErrors.isEmpty()
            ? read.strictErrors()
            : java.util.stream.Stream.concat(earlierErrors.stream(), read.strictErrors().stream())
                .toList();
    return new Decoded(typed(read.root(), expected), errors, preamble(gvk, expected));
  }

  private static boolean isExpected(MapValue root, BodyType expected) {
    return root.string("kind").equals(expected.kind())
        && root.string("apiVersion").equals(expected.apiVersion());
  }

  /** Returns {@code root} with the kind and apiVersion of its type in front. */
  private static MapValue typed(MapValue root, BodyType expected) {
    if (root.size() > 1 && root.keyAt(0).equals("kind") && isExpected(root, expected)) {
      return root;
    }
    MapValue.Builder map =
        MapValue.builder()
            .put("kind", Value.of(expected.kind()))
            .put("apiVersion", Value.of(expected.apiVersion()));
    root.forEach(
        (key, value) -> {
          if (!map.has(key)) {
            map.put(key, value);
          }
        });
    return map.build();
  }

  private static String preamble(Gvk named, BodyType expected) {
    return named.kind()
        + " in version "
        + GoText.quote(named.version())
        + " cannot be handled as a "
        + expected.kind()
        + ": ";
  }

  /** Go's internal types live in a package named like the first word of their API package. */
  private static String internalName(BodyType expected) {
    String[] parts = expected.schema().name().split("\\.");
    return (parts.length < 3 ? expected.group() : parts[parts.length - 3]) + "." + expected.kind();
  }

  /** The body names no type that could be decoded, for the reason {@code why}. */
  static ApiException unrecognized(BodyType expected, String why, byte[] body) {
    return Failures.badRequest(
        "the object provided is unrecognized (must be of type "
            + expected.kind()
            + "): "
            + why
            + " ("
            + summary(body)
            + ")");
  }

  private static String summary(byte[] body) {
    if (body.length == 0) {
      return "<empty>";
    }
    int shown = Math.min(body.length, SUMMARY_MAX);
    String text =
        body[0] == '{'
            ? new String(body, 0, shown, java.nio.charset.StandardCharsets.UTF_8)
            : HexFormat.of().formatHex(body, 0, shown);
    return body.length > SUMMARY_MAX ? text + " ..." : text;
  }
}
