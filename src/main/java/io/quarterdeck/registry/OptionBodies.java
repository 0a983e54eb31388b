package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.Format;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;

/** Reads DeleteOptions from a body, or from the query if there is none. */
public final class OptionBodies {
  private static final String SCHEME =
      "\" in scheme \"k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27\"";

  /** Reads a document of a format that is not JSON. */
  @FunctionalInterface
  public interface Reader {
    Value read(byte[] body, Format format);
  }

  private final Reader reader;
  private final boolean takesUnreadable;

  /**
   * @param takesUnreadable whether options may ask to delete what cannot be read; else that wish is
   *     not heard (the feature gate {@code AllowUnsafeMalformedObjectDeletion})
   */
  OptionBodies(Reader reader, boolean takesUnreadable) {
    this.reader = reader;
    this.takesUnreadable = takesUnreadable;
  }

  /**
   * Reads the options of a DELETE; the client hears what it should have said.
   *
   * @throws io.quarterdeck.status.ApiException 400 if the body is something else, 415 if it is in
   *     no known format, 422 if the options do not go together
   */
  DeleteOptions read(Call call) {
    DeleteOptions options = heard(options(call));
    if (options.propagation().isEmpty() && options.orphanDependents().isEmpty()) {
      call.warnings().addAll(call.type().deletion().warningsWithoutPropagation());
    }
    return options;
  }

  private DeleteOptions heard(DeleteOptions options) {
    if (!options.ignoresReadErrors() || !takesUnreadable) {
      return options.heedingReadErrors();
    }
    options.checkIgnoresReadErrorsAlone();
    return options;
  }

  private DeleteOptions options(Call call) {
    byte[] body = call.body();
    if (body.length == 0) {
      return DeleteOptions.of(call.request().query());
    }
    Value value = document(body, Negotiation.input(call.request()));
    if (value == NullValue.NULL) {
      return DeleteOptions.of(MapValue.EMPTY);
    }
    if (!(value instanceof MapValue map)) {
      throw Failures.badRequest(
          "couldn't get version/kind; json parse error: json: cannot unmarshal "
              + value.typeName().replace("boolean", "bool")
              + " into Go value of type struct { APIVersion string"
              + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string"
              + " \"json:\\\"kind,omitempty\\\"\" }");
    }
    String kind = map.string("kind");
    if (!kind.isEmpty() && !kind.equals("DeleteOptions")) {
      throw Failures.badRequest(
          "no kind "
              + GoText.quote(kind)
              + " is registered for version \""
              + map.string("apiVersion")
              + SCHEME);
    }
    return DeleteOptions.of(map);
  }

  private Value document(byte[] body, Format format) {
    try {
      return format == Format.JSON ? Json.parse(body) : reader.read(body, format);
    } catch (JsonSyntaxException e) {
      throw Failures.badRequest("couldn't get version/kind; json parse error: " + e.getMessage());
    }
  }
}
