package io.quarterdeck.codec;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;

/**
 * Finds out which kind a document says it is. Go looks for the two keys without minding upper and
 * lower case, which is the only place where case does not matter.
 */
final class TypeMetaReader {
  private static final String TARGET =
      "Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; "
          + "Kind string \"json:\\\"kind,omitempty\\\"\" }";

  private TypeMetaReader() {}

  /**
   * Returns the group, version and kind of {@code document}, with {@code expected}'s in the place
   * of what it does not say.
   *
   * @throws io.quarterdeck.status.ApiException 400 if it cannot say
   */
  static Decoder.Gvk read(Value document, BodyType expected, byte[] body) {
    String kind = "";
    String apiVersion = "";
    if (document instanceof MapValue map) {
      for (int i = 0; i < map.size(); i++) {
        String key = map.keyAt(i);
        if (key.equalsIgnoreCase("kind")) {
          kind = text(map.valueAt(i), "kind", kind, expected, body);
        } else if (key.equalsIgnoreCase("apiVersion")) {
          apiVersion = text(map.valueAt(i), "apiVersion", apiVersion, expected, body);
        }
      }
    } else if (document != NullValue.NULL) {
      throw broken(word(document) + " into " + TARGET, expected, body);
    }
    return withDefaults(apiVersion, kind, expected, body);
  }

  private static String text(
      Value value, String field, String before, BodyType expected, byte[] body) {
    return switch (value) {
      case StringValue s -> s.value();
      case NullValue n -> before;
      default ->
          throw broken(
              word(value) + " into Go struct field ." + field + " of type string", expected, body);
    };
  }

  private static io.quarterdeck.status.ApiException broken(
      String what, BodyType expected, byte[] body) {
    return Decoder.unrecognized(
        expected,
        "couldn't get version/kind; json parse error: json: cannot unmarshal " + what,
        body);
  }

  /** Fills in {@code expected}'s group, version and kind for those that a document lacks. */
  static Decoder.Gvk withDefaults(String apiVersion, String kind, BodyType expected, byte[] body) {
    String[] parts = apiVersion.split("/", -1);
    if (parts.length > 2) {
      throw Decoder.unrecognized(expected, "unexpected GroupVersion string: " + apiVersion, body);
    }
    String group = parts.length == 2 ? parts[0] : "";
    String version = parts[parts.length - 1];
    if (version.isEmpty() && group.isEmpty()) {
      group = expected.group();
    }
    if (version.isEmpty() && group.equals(expected.group())) {
      version = expected.version();
    }
    return new Decoder.Gvk(group, version, kind.isEmpty() ? expected.kind() : kind);
  }

  private static String word(Value value) {
    return switch (value) {
      case MapValue map -> "object";
      case ListValue list -> "array";
      case StringValue s -> "string";
      case IntValue n -> "number";
      case FloatValue f -> "number";
      case BoolValue b -> "bool";
      case NullValue n -> "null";
    };
  }
}
