package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.Reshape;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;

/**
 * The way back of {@link FormerMetrics}: metrics and their states in the form of {@code
 * autoscaling/v2}.
 */
final class LaterMetrics {
  private static final Value ZERO = Value.of("0");

  private LaterMetrics() {}

  static ListValue metrics(ListValue former) {
    return former.mapEach(
        metric ->
            Reshape.of(metric)
                .keep("type")
                .edit("object", LaterMetrics::object)
                .edit("pods", LaterMetrics::pods)
                .edit("resource", LaterMetrics::resource)
                .edit("containerResource", LaterMetrics::resource)
                .edit("external", LaterMetrics::external)
                .done());
  }

  static ListValue states(ListValue former) {
    return former.mapEach(
        state ->
            Reshape.of(state)
                .keep("type")
                .edit("object", LaterMetrics::objectState)
                .edit("pods", LaterMetrics::podsState)
                .edit("resource", LaterMetrics::resourceState)
                .edit("containerResource", LaterMetrics::resourceState)
                .edit("external", LaterMetrics::externalState)
                .done());
  }

  private static MapValue object(MapValue former) {
    boolean average = former.has("averageValue");
    MapValue.Builder target = target(average ? "AverageValue" : "Value");
    Value value = former.get("targetValue").orElse(ZERO);
    if (!average || !isZero(value)) {
      target.put("value", value);
    }
    former.get("averageValue").ifPresent(v -> target.put("averageValue", v));
    return MapValue.of(
        "describedObject", former.map("target"),
        "target", target.build(),
        "metric", identifier(former, "selector"));
  }

  private static MapValue objectState(MapValue former) {
    MapValue.Builder current = MapValue.builder();
    current.put("value", former.get("currentValue").orElse(ZERO));
    former.get("averageValue").ifPresent(v -> current.put("averageValue", v));
    return MapValue.of(
        "metric", identifier(former, "selector"),
        "current", current.build(),
        "describedObject", former.map("target"));
  }

  private static MapValue pods(MapValue former) {
    MapValue.Builder target = target("AverageValue");
    target.put("averageValue", former.get("targetAverageValue").orElse(ZERO));
    return MapValue.of("metric", identifier(former, "selector"), "target", target.build());
  }

  private static MapValue podsState(MapValue former) {
    Value average = former.get("currentAverageValue").orElse(ZERO);
    return MapValue.of(
        "metric", identifier(former, "selector"),
        "current", MapValue.of("averageValue", average));
  }

  private static MapValue external(MapValue former) {
    MapValue.Builder target = target(former.has("targetValue") ? "Value" : "AverageValue");
    former.get("targetValue").ifPresent(v -> target.put("value", v));
    former.get("targetAverageValue").ifPresent(v -> target.put("averageValue", v));
    return MapValue.of("metric", identifier(former, "metricSelector"), "target", target.build());
  }

  private static MapValue externalState(MapValue former) {
    MapValue.Builder current = MapValue.builder();
    current.put("value", former.get("currentValue").orElse(ZERO));
    former.get("currentAverageValue").ifPresent(v -> current.put("averageValue", v));
    return MapValue.of("metric", identifier(former, "metricSelector"), "current", current.build());
  }

  private static MapValue resource(MapValue former) {
    boolean utilization = former.has("targetAverageUtilization");
    MapValue.Builder target = target(utilization ? "Utilization" : "AverageValue");
    former.get("targetAverageValue").ifPresent(v -> target.put("averageValue", v));
    former.get("targetAverageUtilization").ifPresent(v -> target.put("averageUtilization", v));
    return Reshape.of(former).keep("name").put("target", target.build()).keep("container").done();
  }

  private static MapValue resourceState(MapValue former) {
    MapValue.Builder current = MapValue.builder();
    current.put("averageValue", former.get("currentAverageValue").orElse(ZERO));
    former.get("currentAverageUtilization").ifPresent(v -> current.put("averageUtilization", v));
    return Reshape.of(former).keep("name").put("current", current.build()).keep("container").done();
  }

  private static MapValue.Builder target(String type) {
    return MapValue.builder().put("type", type);
  }

  private static MapValue identifier(MapValue former, String selectorKey) {
    return Reshape.of(former)
        .put("name", Value.of(former.string("metricName")))
        .move(selectorKey, "selector")
        .done();
  }

  private static boolean isZero(Value quantity) {
    return quantity.equals(ZERO) || quantity.equals(Value.of(0));
  }
}
