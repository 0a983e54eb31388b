package io.quarterdeck.registry;

import io.quarterdeck.codec.Cbor;
import io.quarterdeck.codec.Decoder;
import io.quarterdeck.codec.Document;
import io.quarterdeck.codec.UndecodableException;
import io.quarterdeck.codec.Yaml;
import io.quarterdeck.codec.YamlSyntaxException;
import io.quarterdeck.merge.apply.Endpoint;
import io.quarterdeck.merge.apply.ServerSideApply;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Applies a configuration on the server; creates the object if there is none. */
final class ApplyPatcher implements Patcher {
  private final Call call;
  private final Endpoint endpoint;
  private final Document document;
  private final WriteOptions options;
  private final Clock clock;

  private ApplyPatcher(
      Call call, Endpoint endpoint, Document document, WriteOptions options, Clock clock) {
    this.call = call;
    this.endpoint = endpoint;
    this.document = document;
    this.options = options;
    this.clock = clock;
  }

  /** Returns what makes a patcher for each request. */
  public static Patchers.Applier with(Endpoints endpoints, Clock clock) {
    return (type, call, body, options) ->
        new ApplyPatcher(call, endpoints.of(call), read(type, body), options, clock);
  }

  // Upstream's messages say YAML of CBOR too.
  private static Document read(PatchType type, byte[] body) {
    try {
      return type == PatchType.APPLY_CBOR ? cbor(body) : Yaml.read(body);
    } catch (YamlSyntaxException e) {
      throw Failures.badRequest(
          "error decoding YAML: error converting YAML to JSON: " + e.getMessage());
    } catch (UndecodableException e) {
      throw Failures.badRequest("error decoding YAML: " + e.getMessage());
    }
  }

  private static Document cbor(byte[] body) {
    Value value = Cbor.read(body);
    if (!(value instanceof MapValue)) {
      throw Failures.badRequest(
          "error decoding YAML: cbor: cannot unmarshal "
              + value.typeName()
              + " into Go value of type map[string]interface {}");
    }
    return new Document(value, List.of());
  }

  @Override
  public KubeObject patch(Optional<KubeObject> current) {
    if (current.isEmpty() && !call.subresource().isEmpty()) {
      throw call.notFound();
    }
    MapValue live =
        current.map(stored -> Forms.served(call.type(), stored).root()).orElse(endpoint.zero());
    MapValue applied =
        ServerSideApply.apply(
            endpoint,
            live,
            config(),
            options.fieldManager(),
            options.force().orElse(false),
            SystemFields.text(clock.instant()));
    checkStrict();
    if (current.isPresent() && applied == live) {
      return current.get();
    }
    KubeObject object =
        new KubeObject(call.type().defaults().apply(conformed(applied, known(current))));
    return call.type().conversion().toStored(object);
  }

  private MapValue config() {
    Value value = document.value();
    if (value instanceof MapValue map) {
      return map;
    }
    if (value == NullValue.NULL) {
      return MapValue.EMPTY;
    }
    String type = value.typeName().equals("boolean") ? "bool" : value.typeName();
    throw Failures.badRequest(
        "error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
            + type
            + " into Go value of type map[string]interface {}");
  }

  private void checkStrict() {
    for (String problem : document.duplicates()) {
      String text = "error converting YAML to JSON: " + problem;
      if (options.fieldValidation().equals("Strict")) {
        throw Failures.badRequest("error strict decoding YAML: " + text);
      }
      if (!options.fieldValidation().equals("Ignore")) {
        call.warnings().add(text);
      }
    }
  }

  private MapValue known(Optional<KubeObject> current) {
    return current.map(stored -> Forms.known(call.type(), stored)).orElse(endpoint.zero());
  }

  private MapValue conformed(MapValue applied, MapValue known) {
    try {
      return Decoder.conform(applied, call.type().schema(), known).root();
    } catch (ApiException e) {
      throw Failures.plain500(
          "failed to convert new object ("
              + ServerSideApply.describe(config())
              + ") to proper version: "
              + e.status().message());
    }
  }
}
