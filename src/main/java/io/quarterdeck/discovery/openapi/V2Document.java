package io.quarterdeck.discovery.openapi;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.StructType.Gvk;
import io.quarterdeck.schema.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Writes the OpenAPI v2 document of everything that is served. Parameters that several operations
 * have stand once, in a place of their own, and are referred to.
 */
final class V2Document {
  private static final int SHARED_FROM = 10; // operations; below, a reference saves nothing

  private final Types types;
  private final String version;
  private final Definitions definitions;
  private final Map<MapValue, Integer> uses = new HashMap<>();
  private final SortedMap<String, MapValue> shared = new TreeMap<>();

  private V2Document(Types types, Texts texts, String version) {
    this.types = types;
    this.version = version;
    this.definitions = new Definitions(types, texts, Dialect.V2, this::kinds);
  }

  /** Returns the document of {@code paths}. */
  static MapValue of(
      SortedMap<String, List<Operation>> paths, Types types, Texts texts, String version) {
    return new V2Document(types, texts, version).write(paths);
  }

  private MapValue write(SortedMap<String, List<Operation>> paths) {
    paths.values().forEach(operations -> operations.forEach(this::count));
    MapValue.Builder all = MapValue.builder();
    paths.forEach((path, operations) -> all.put(path, path(operations)));
    MapValue.Builder parameters = MapValue.builder();
    MapValue written = all.build();
    MapValue definition = definitions.all();
    shared.forEach(parameters::put);
    return MapValue.builder()
        .put("swagger", "2.0")
        .put("info", MapValue.of("title", Value.of("Kubernetes"), "version", Value.of(version)))
        .put("paths", written)
        .put("definitions", definition)
        .put("parameters", parameters.build())
        .put("securityDefinitions", MapValue.of("BearerToken", bearer()))
        .put("security", ListValue.of(MapValue.of("BearerToken", ListValue.EMPTY)))
        .build();
  }

  private static MapValue bearer() {
    return MapValue.builder()
        .put("description", "Bearer Token authentication")
        .put("type", "apiKey")
        .put("name", "authorization")
        .put("in", "header")
        .build();
  }

  private void count(Operation operation) {
    parameters(operation).forEach(p -> uses.merge(p, 1, Integer::sum));
  }

  private List<MapValue> parameters(Operation operation) {
    List<MapValue> all = new ArrayList<>();
    if (!operation.body().isEmpty()) {
      all.add(body(operation));
    }
    operation.parameters().forEach(p -> all.add(parameter(p)));
    return all;
  }

  private MapValue body(Operation operation) {
    MapValue.Builder to = MapValue.builder().put("name", "body").put("in", "body");
    if (operation.isBodyRequired()) {
      to.put("required", true);
    }
    return to.put("schema", definitions.reference(operation.body())).build();
  }

  private static MapValue parameter(Parameter parameter) {
    MapValue.Builder to = MapValue.builder().put("uniqueItems", true).put("type", parameter.type());
    if (!parameter.description().isEmpty()) {
      to.put("description", parameter.description());
    }
    to.put("name", parameter.name()).put("in", parameter.in());
    return parameter.isRequired() ? to.put("required", true).build() : to.build();
  }

  /** Returns the parameter, or a reference to its shared place. */
  private MapValue placed(MapValue parameter) {
    if (uses.getOrDefault(parameter, 0) < SHARED_FROM) {
      return parameter;
    }
    CRC32 digest = new CRC32();
    digest.update(Json.write(parameter));
    String name = parameter.string("name") + "-" + Long.toString(digest.getValue(), 36);
    shared.put(name, parameter);
    return MapValue.of("$ref", Value.of("#/parameters/" + name));
  }

  private MapValue path(List<Operation> operations) {
    Set<Parameter> common = new LinkedHashSet<>(operations.getFirst().parameters());
    operations.forEach(o -> common.retainAll(o.parameters()));
    MapValue.Builder to = MapValue.builder();
    operations.forEach(o -> to.put(o.method(), operation(o, common)));
    if (!common.isEmpty()) {
      to.put("parameters", ListValue.of(common.stream().map(p -> placed(parameter(p))).toList()));
    }
    return to.build();
  }

  private MapValue operation(Operation operation, Set<Parameter> common) {
    MapValue.Builder to = MapValue.builder().put("description", operation.description());
    if (!operation.consumes().isEmpty()) {
      to.put("consumes", ListValue.ofStrings(operation.consumes()));
    }
    to.put("produces", ListValue.ofStrings(operation.produces()))
        .put("schemes", ListValue.ofStrings(List.of("https")))
        .put("tags", ListValue.ofStrings(List.of(operation.tag())))
        .put("operationId", operation.id());
    List<MapValue> own = new ArrayList<>();
    if (!operation.body().isEmpty()) {
      own.add(placed(body(operation)));
    }
    operation.parameters().stream()
        .filter(p -> !common.contains(p))
        .forEach(p -> own.add(placed(parameter(p))));
    if (!own.isEmpty()) {
      to.put("parameters", ListValue.of(own));
    }
    to.put("responses", responses(operation));
    V3Documents.putKind(to, operation);
    return to.build();
  }

  private MapValue responses(Operation operation) {
    MapValue schema =
        operation.result().isEmpty()
            ? MapValue.of("type", Value.of("string"))
            : definitions.reference(operation.result());
    MapValue.Builder to = MapValue.builder();
    for (int code : operation.codes()) {
      to.put(
          Integer.toString(code),
          MapValue.of("description", Value.of(V3Documents.reason(code)), "schema", schema));
    }
    return to.put("401", MapValue.of("description", Value.of("Unauthorized"))).build();
  }

  /** A definition's own kind; meta's options and events are kinds of every group and version. */
  private List<Gvk> kinds(StructType type) {
    List<Gvk> own = V3Documents.kindsIn("", "v1").of(type);
    if (!V3Documents.isEverywhere(type)) {
      return own;
    }
    String kind = own.getFirst().kind();
    List<Gvk> all = new ArrayList<>(own);
    types.all().stream()
        .flatMap(t -> t.gvk().stream())
        .filter(g -> !g.group().isEmpty() && !g.group().equals("meta.k8s.io"))
        .map(g -> new Gvk(g.group(), g.version(), kind))
        .distinct()
        .sorted(Comparator.comparing(Gvk::group).thenComparing(Gvk::version))
        .forEach(all::add);
    return all;
  }
}
