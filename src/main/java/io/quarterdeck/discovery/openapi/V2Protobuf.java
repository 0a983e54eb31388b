package io.quarterdeck.discovery.openapi;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Writes an OpenAPI v2 document as the protobuf that client-go reads (gnostic's {@code openapi.v2
 * Document}). Knows what {@link V2Document} writes, not all of OpenAPI; the numbers are gnostic's.
 */
final class V2Protobuf {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch"); // fields 2 to 8

  private V2Protobuf() {}

  static byte[] encode(MapValue document) {
    MapValue info = document.map("info");
    Message paths = new Message();
    document.map("paths").forEach((p, item) -> paths.message(2, named(p, path((MapValue) item))));
    return new Message()
        .text(1, document.string("swagger"))
        .message(2, new Message().text(1, info.string("title")).text(2, info.string("version")))
        .message(8, paths)
        .message(9, each(document.map("definitions"), V2Protobuf::schema))
        .message(10, each(document.map("parameters"), V2Protobuf::parameter))
        .message(12, security(document))
        .message(13, each(document.map("securityDefinitions"), V2Protobuf::apiKey))
        .toBytes();
  }

  /** A map, as gnostic has them: pairs of a name and a value. */
  private static Message each(MapValue map, Function<MapValue, Message> value) {
    Message all = new Message();
    map.forEach((name, of) -> all.message(1, named(name, value.apply((MapValue) of))));
    return all;
  }

  private static Message named(String name, Message value) {
    return new Message().text(1, name).message(2, value);
  }

  private static Message security(MapValue document) {
    Message requirement = new Message();
    document.list("security").maps().stream()
        .flatMap(scheme -> scheme.keys().stream())
        .forEach(name -> requirement.message(1, named(name, new Message())));
    return requirement;
  }

  private static Message apiKey(MapValue scheme) {
    return new Message()
        .message(
            2,
            new Message()
                .text(1, scheme.string("type"))
                .text(2, scheme.string("name"))
                .text(3, scheme.string("in"))
                .text(4, scheme.string("description")));
  }

  private static Message path(MapValue item) {
    Message path = new Message();
    for (int i = 0; i < METHODS.size(); i++) {
      if (item.has(METHODS.get(i))) {
        path.message(i + 2, operation(item.map(METHODS.get(i))));
      }
    }
    item.list("parameters").maps().forEach(p -> path.message(9, parameterItem(p)));
    return path;
  }

  private static Message operation(MapValue operation) {
    Message to =
        new Message()
            .texts(1, operation.list("tags").strings())
            .text(3, operation.string("description"))
            .text(5, operation.string("operationId"))
            .texts(6, operation.list("produces").strings())
            .texts(7, operation.list("consumes").strings());
    operation.list("parameters").maps().forEach(p -> to.message(8, parameterItem(p)));
    Message responses = new Message();
    operation
        .map("responses")
        .forEach((code, r) -> responses.message(1, named(code, response((MapValue) r))));
    return extensions(
        to.message(9, responses).texts(10, operation.list("schemes").strings()), 13, operation);
  }

  private static Message response(MapValue response) {
    Message to = new Message().text(1, response.string("description"));
    if (response.has("schema")) {
      to.message(2, new Message().message(1, schema(response.map("schema"))));
    }
    return new Message().message(1, to);
  }

  private static Message parameterItem(MapValue parameter) {
    return parameter.has("$ref")
        ? new Message().message(2, new Message().text(1, parameter.string("$ref")))
        : new Message().message(1, parameter(parameter));
  }

  private static Message parameter(MapValue parameter) {
    boolean required = parameter.bool("required");
    String in = parameter.string("in");
    if (in.equals("body")) {
      return new Message()
          .message(
              1,
              new Message()
                  .text(2, parameter.string("name"))
                  .text(3, in)
                  .truth(4, required)
                  .message(5, schema(parameter.map("schema"))));
    }
    boolean query = in.equals("query");
    Message own =
        new Message()
            .truth(1, required)
            .text(2, in)
            .text(3, parameter.string("description"))
            .text(4, parameter.string("name"))
            .text(query ? 6 : 5, parameter.string("type"))
            .truth(query ? 20 : 19, parameter.bool("uniqueItems"));
    return new Message().message(2, new Message().message(query ? 3 : 4, own));
  }

  private static Message schema(MapValue schema) {
    Message to =
        new Message()
            .text(1, schema.string("$ref"))
            .text(2, schema.string("format"))
            .text(4, schema.string("description"))
            .texts(19, schema.list("required").strings());
    schema.list("enum").forEach(value -> to.message(20, any(value)));
    switch (schema.get("additionalProperties").orElse(Value.ofNull())) {
      case MapValue element -> to.message(21, new Message().message(1, schema(element)));
      case BoolValue allowed -> to.message(21, new Message().truth(2, allowed.value()));
      default -> {}
    }
    if (schema.has("type")) {
      to.message(22, new Message().text(1, schema.string("type")));
    }
    if (schema.find("items") instanceof MapValue element) {
      to.message(23, new Message().message(1, schema(element)));
    }
    if (schema.has("properties")) {
      to.message(25, each(schema.map("properties"), V2Protobuf::schema));
    }
    return extensions(to, 31, schema);
  }

  private static Message extensions(Message to, int field, MapValue of) {
    of.forEach(
        (name, value) -> {
          if (name.startsWith("x-")) {
            to.message(field, named(name, any(value)));
          }
        });
    return to;
  }

  /** A value of any form is text in YAML, which JSON is. */
  private static Message any(Value value) {
    return new Message().text(2, new String(Json.write(value), StandardCharsets.UTF_8) + "\n");
  }
}
