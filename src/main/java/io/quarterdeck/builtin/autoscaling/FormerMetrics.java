package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.Reshape;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;

/**
 * Metrics and their states between the form of {@code autoscaling/v2} and the older one that {@code
 * autoscaling/v1} carries in annotations.
 */
final class FormerMetrics {
  private static final Value ZERO = Value.of("0"); // Go's quantity that is not set

  private FormerMetrics() {}

  /** Returns metrics of v2 in the older form. */
  static ListValue formerMetrics(ListValue metrics) {
    return metrics.mapEach(
        metric ->
            Reshape.of(metric)
                .keep("type")
                .edit("object", FormerMetrics::formerObject)
                .edit("pods", FormerMetrics::formerPods)
                .edit("resource", m -> formerResource(m, "target", "target"))
                .edit("containerResource", m -> formerResource(m, "target", "target"))
                .edit("external", FormerMetrics::formerExternal)
                .done());
  }

  /** Returns states of metrics of v2 in the older form. */
  static ListValue formerStates(ListValue states) {
    return states.mapEach(
        state ->
            Reshape.of(state)
                .keep("type")
                .edit("object", FormerMetrics::formerObjectState)
                .edit("pods", FormerMetrics::formerPodsState)
                .edit("resource", m -> formerResource(m, "current", "current"))
                .edit("containerResource", m -> formerResource(m, "current", "current"))
                .edit("external", FormerMetrics::formerExternalState)
                .done());
  }

  private static MapValue formerObject(MapValue metric) {
    MapValue target = metric.map("target");
    return named(metric, "selector")
        .put("target", metric.map("describedObject"))
        .put("metricName", name(metric))
        .put("targetValue", target.get("value").orElse(ZERO))
        .selector()
        .copy(target, "averageValue", "averageValue")
        .done();
  }

  private static MapValue formerObjectState(MapValue state) {
    MapValue current = state.map("current");
    return named(state, "selector")
        .put("target", state.map("describedObject"))
        .put("metricName", name(state))
        .put("currentValue", current.get("value").orElse(ZERO))
        .selector()
        .copy(current, "averageValue", "averageValue")
        .done();
  }

  private static MapValue formerPods(MapValue metric) {
    return named(metric, "selector")
        .put("metricName", name(metric))
        .put("targetAverageValue", metric.map("target").get("averageValue").orElse(ZERO))
        .selector()
        .done();
  }

  private static MapValue formerPodsState(MapValue state) {
    return named(state, "selector")
        .put("metricName", name(state))
        .put("currentAverageValue", state.map("current").get("averageValue").orElse(ZERO))
        .selector()
        .done();
  }

  private static MapValue formerExternal(MapValue metric) {
    MapValue target = metric.map("target");
    return named(metric, "metricSelector")
        .put("metricName", name(metric))
        .selector()
        .copy(target, "value", "targetValue")
        .copy(target, "averageValue", "targetAverageValue")
        .done();
  }

  private static MapValue formerExternalState(MapValue state) {
    MapValue current = state.map("current");
    return named(state, "metricSelector")
        .put("metricName", name(state))
        .selector()
        .put("currentValue", current.get("value").orElse(ZERO))
        .copy(current, "averageValue", "currentAverageValue")
        .done();
  }

  /** Of resources and containers' resources; the states of these always have an average value. */
  private static MapValue formerResource(MapValue metric, String at, String prefix) {
    MapValue amounts = metric.map(at);
    MapValue.Builder former = MapValue.builder().put("name", metric.string("name"));
    amounts.get("averageUtilization").ifPresent(v -> former.put(prefix + "AverageUtilization", v));
    if (prefix.equals("current")) {
      former.put("currentAverageValue", amounts.get("averageValue").orElse(ZERO));
    } else {
      amounts.get("averageValue").ifPresent(v -> former.put("targetAverageValue", v));
    }
    metric.get("container").ifPresent(v -> former.put("container", v));
    return former.build();
  }

  private static Value name(MapValue metric) {
    return Value.of(metric.map("metric").string("name"));
  }

  private static Former named(MapValue metric, String selectorKey) {
    return new Former(metric, selectorKey, MapValue.builder());
  }

  /** Collects the older form of one metric. */
  private record Former(MapValue metric, String selectorKey, MapValue.Builder to) {
    Former put(String key, Value value) {
      to.put(key, value);
      return this;
    }

    Former copy(MapValue from, String key, String name) {
      from.get(key).ifPresent(v -> to.put(name, v));
      return this;
    }

    Former selector() {
      metric.map("metric").get("selector").ifPresent(v -> to.put(selectorKey, v));
      return this;
    }

    MapValue done() {
      return to.build();
    }
  }
}
