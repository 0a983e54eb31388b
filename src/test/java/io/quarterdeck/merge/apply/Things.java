package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.Json;
import io.quarterdeck.merge.TestTypes;
import io.quarterdeck.merge.fields.FieldFilter;
import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.merge.fields.Shape;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.List;
import java.util.Optional;

/** Objects of a made-up kind, and the endpoints that take them. */
final class Things {
  static final Shape SHAPE = Shape.of(TestTypes.THING);
  static final MapValue ZERO = Json.map("{'apiVersion':'v1','kind':'Thing'}");
  static final Endpoint MAIN =
      new Endpoint(
          "v1",
          "Thing",
          "",
          SHAPE,
          ZERO,
          Versions.NONE,
          FieldFilter.without(FieldSet.ofPath("status")));
  static final Endpoint STATUS =
      new Endpoint(
          "v1",
          "Thing",
          "status",
          SHAPE,
          ZERO,
          Versions.NONE,
          FieldFilter.without(FieldSet.ofPath("spec")));

  /** An endpoint of another version, in which {@code replicas} is called {@code count}. */
  static final Endpoint V2 =
      new Endpoint("v2", "Thing", "", SHAPE, ZERO, new Renamed(), FieldFilter.ALL);

  private Things() {}

  static MapValue thing(String spec) {
    return Json.map(
        "{'apiVersion':'v1','kind':'Thing','metadata':{'name':'a','uid':'u'},'spec':" + spec + "}");
  }

  static MapValue config(String spec) {
    return Json.map(
        "{'apiVersion':'v1','kind':'Thing','metadata':{'name':'a'},'spec':" + spec + "}");
  }

  /** Returns a stored object with the managers of {@code object} and another spec. */
  static MapValue changed(MapValue object, String spec) {
    return object.with("spec", Json.of(spec));
  }

  static MapValue withManagers(MapValue object, String managedFields) {
    return object.with(
        "metadata", object.map("metadata").with("managedFields", Json.of(managedFields)));
  }

  /** Returns the managers in short: {@code one/Apply@time {f:spec: ...}}. */
  static List<String> managers(MapValue object) {
    return object.map("metadata").list("managedFields").maps().stream()
        .map(Things::describe)
        .toList();
  }

  private static String describe(MapValue entry) {
    String subresource = entry.string("subresource");
    return entry.string("manager")
        + "/"
        + entry.string("operation")
        + (subresource.isEmpty() ? "" : "/" + subresource)
        + "@"
        + entry.string("time")
        + " "
        + entry.map("fieldsV1").toString().replace("\"", "'");
  }

  private static final class Renamed implements Versions {
    @Override
    public Optional<Shape> shape(String apiVersion) {
      return apiVersion.equals("v1") ? Optional.of(SHAPE) : Optional.empty();
    }

    @Override
    public MapValue convert(MapValue object, String from, String to) {
      MapValue spec = object.map("spec");
      Value renamed = spec.find(to.equals("v1") ? "count" : "replicas");
      MapValue bare = spec.without("count").without("replicas");
      return renamed == null
          ? object
          : object.with("spec", bare.with(to.equals("v1") ? "replicas" : "count", renamed));
    }
  }
}
