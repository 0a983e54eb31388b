package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.ArrayList;
import java.util.List;

/** Writes the metrics of an autoscaler as {@code cpu: 20%/80%}: what is and what should be. */
final class MetricTargets {
  private static final int SHOWN = 2; // as upstream; the rest is counted

  private MetricTargets() {}

  static String text(KubeObject autoscaler) {
    List<MapValue> metrics = autoscaler.spec().list("metrics").maps();
    List<MapValue> states = autoscaler.status().list("currentMetrics").maps();
    if (metrics.isEmpty()) {
      return Cells.NONE;
    }
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(metrics.size(), SHOWN); i++) {
      shown.add(metric(metrics.get(i), i < states.size() ? states.get(i) : MapValue.EMPTY));
    }
    String more = metrics.size() > SHOWN ? " + " + (metrics.size() - SHOWN) + " more..." : "";
    return String.join(", ", shown) + more;
  }

  private static String metric(MapValue metric, MapValue state) {
    return switch (metric.string("type")) {
      case "External" -> valueOrAverage(metric.map("external"), state, "external");
      case "Object" -> valueOrAverage(metric.map("object"), state, "object");
      case "Pods" -> average(metric.map("pods"), state, "pods");
      case "Resource" -> resource(metric.map("resource"), state, "resource");
      case "ContainerResource" ->
          resource(metric.map("containerResource"), state, "containerResource");
      default -> "<unknown type>";
    };
  }

  private static String valueOrAverage(MapValue metric, MapValue state, String key) {
    MapValue target = metric.map("target");
    MapValue current = state.map(key).map("current");
    if (target.has("averageValue")) {
      String average =
          current.has("averageValue") ? amount(current, "averageValue") : Cells.UNKNOWN;
      return average + "/" + amount(target, "averageValue") + " (avg)";
    }
    return (state.has(key) ? amount(current, "value") : Cells.UNKNOWN)
        + "/"
        + amount(target, "value");
  }

  private static String average(MapValue metric, MapValue state, String key) {
    String current =
        state.has(key) ? amount(state.map(key).map("current"), "averageValue") : Cells.UNKNOWN;
    return current + "/" + amount(metric.map("target"), "averageValue");
  }

  private static String resource(MapValue metric, MapValue state, String key) {
    MapValue target = metric.map("target");
    if (target.has("averageValue")) {
      return metric.string("name") + ": " + average(metric, state, key);
    }
    String current = percent(state.map(key).map("current"), Cells.UNKNOWN);
    return metric.string("name") + ": " + current + "/" + percent(target, "<auto>");
  }

  private static String percent(MapValue values, String absent) {
    return values.get("averageUtilization").map(v -> Cells.plain(v) + "%").orElse(absent);
  }

  /** A quantity; one that is not there is Go's zero. */
  private static String amount(MapValue values, String key) {
    return values.get(key).map(Cells::plain).orElse("0");
  }
}
