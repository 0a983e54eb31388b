package io.quarterdeck.discovery.openapi;

import io.quarterdeck.discovery.openapi.Operation.Gvk;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes OpenAPI v3 documents: one for each path of the index. */
final class V3Documents {
  private static final Set<String> EVERYWHERE = Set.of(Names.DELETE_OPTIONS, Names.WATCH_EVENT);

  private final Types types;
  private final Texts texts;
  private final String version;

  /**
   * @param version of Kubernetes, such as {@code 1.36}
   */
  V3Documents(Types types, Texts texts, String version) {
    this.types = types;
    this.texts = texts;
    this.version = version;
  }

  /** Returns the document of these operations, which are of one group and version. */
  MapValue document(Map<String, List<Operation>> paths, Definitions.Kinds kinds) {
    Definitions definitions = new Definitions(types, texts, Dialect.V3, kinds);
    MapValue.Builder all = MapValue.builder();
    paths.forEach((path, operations) -> all.put(path, path(operations, definitions)));
    MapValue written = all.build();
    MapValue schemas = definitions.all();
    MapValue.Builder components = MapValue.builder();
    if (!schemas.isEmpty()) {
      components.put("schemas", schemas);
    }
    components.put("securitySchemes", MapValue.of("BearerToken", bearer()));
    return MapValue.builder()
        .put("openapi", "3.0.0")
        .put("info", MapValue.of("title", Value.of("Kubernetes"), "version", Value.of(version)))
        .put("paths", written)
        .put("components", components.build())
        .build();
  }

  private static MapValue bearer() {
    return MapValue.builder()
        .put("type", "apiKey")
        .put("description", "Bearer Token authentication")
        .put("name", "authorization")
        .put("in", "header")
        .build();
  }

  private MapValue path(List<Operation> operations, Definitions definitions) {
    Set<Parameter> shared = new LinkedHashSet<>(operations.getFirst().parameters());
    operations.forEach(o -> shared.retainAll(o.parameters()));
    MapValue.Builder to = MapValue.builder();
    for (Operation operation : operations) {
      to.put(operation.method(), operation(operation, shared, definitions));
    }
    if (!shared.isEmpty()) {
      to.put("parameters", parameters(List.copyOf(shared)));
    }
    return to.build();
  }

  private MapValue operation(Operation operation, Set<Parameter> shared, Definitions definitions) {
    MapValue.Builder to =
        MapValue.builder()
            .put("tags", ListValue.ofStrings(List.of(operation.tag())))
            .put("description", operation.description())
            .put("operationId", operation.id());
    List<Parameter> own = operation.parameters().stream().filter(p -> !shared.contains(p)).toList();
    if (!own.isEmpty()) {
      to.put("parameters", parameters(own));
    }
    if (!operation.body().isEmpty()) {
      to.put("requestBody", body(operation, definitions));
    }
    to.put("responses", responses(operation, definitions));
    putKind(to, operation);
    return to.build();
  }

  static void putKind(MapValue.Builder to, Operation operation) {
    if (!operation.action().isEmpty()) {
      to.put("x-kubernetes-action", operation.action());
    }
    operation.kind().ifPresent(kind -> to.put("x-kubernetes-group-version-kind", gvk(kind)));
  }

  private static MapValue gvk(Gvk kind) {
    return MapValue.of(
        "group", Value.of(kind.group()),
        "version", Value.of(kind.version()),
        "kind", Value.of(kind.kind()));
  }

  private static ListValue parameters(List<Parameter> parameters) {
    return ListValue.of(parameters.stream().map(V3Documents::parameter).toList());
  }

  private static MapValue parameter(Parameter parameter) {
    MapValue.Builder to =
        MapValue.builder().put("name", parameter.name()).put("in", parameter.in());
    if (!parameter.description().isEmpty()) {
      to.put("description", parameter.description());
    }
    if (parameter.isRequired()) {
      to.put("required", true);
    }
    MapValue schema =
        MapValue.of("type", Value.of(parameter.type()), "uniqueItems", Value.of(true));
    return to.put("schema", schema).build();
  }

  private static MapValue body(Operation operation, Definitions definitions) {
    MapValue content = content(operation.consumes(), definitions.reference(operation.body()));
    return operation.isBodyRequired()
        ? MapValue.of("content", content, "required", Value.of(true))
        : MapValue.of("content", content);
  }

  private static MapValue responses(Operation operation, Definitions definitions) {
    MapValue schema =
        operation.result().isEmpty()
            ? MapValue.of("type", Value.of("string"))
            : definitions.reference(operation.result());
    MapValue content = content(operation.produces(), schema);
    MapValue.Builder to = MapValue.builder();
    for (int code : operation.codes()) {
      to.put(
          Integer.toString(code),
          MapValue.of("description", Value.of(reason(code)), "content", content));
    }
    return to.put("401", MapValue.of("description", Value.of("Unauthorized"))).build();
  }

  static String reason(int code) {
    return switch (code) {
      case 201 -> "Created";
      case 202 -> "Accepted";
      default -> "OK";
    };
  }

  private static MapValue content(List<String> mediaTypes, MapValue schema) {
    MapValue.Builder to = MapValue.builder();
    mediaTypes.stream().sorted().forEach(type -> to.put(type, MapValue.of("schema", schema)));
    return to.build();
  }

  /** Tells whether a definition is a kind of every group and version. */
  static boolean isEverywhere(StructType type) {
    return EVERYWHERE.contains(type.name());
  }

  /**
   * Returns which kinds a definition stands for in the document of one version: its own, and for
   * meta's options and events the same kind of that version.
   */
  static Definitions.Kinds kindsIn(String group, String ofVersion) {
    return type -> {
      boolean everywhere = isEverywhere(type);
      if (type.gvk().isEmpty() && !everywhere) {
        return List.of();
      }
      String kind = type.name().substring(type.name().lastIndexOf('.') + 1);
      boolean meta = type.name().startsWith(Names.META);
      StructType.Gvk first = meta ? new StructType.Gvk("", "v1", kind) : type.gvk().orElseThrow();
      return everywhere && !group.isEmpty()
          ? List.of(first, new StructType.Gvk(group, ofVersion, kind))
          : List.of(first);
    };
  }
}
