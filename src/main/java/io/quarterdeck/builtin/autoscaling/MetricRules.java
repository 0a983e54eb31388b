package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.pod.ResourceNames;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.util.List;
import java.util.TreeSet;

/**
 * The rules of what an autoscaler looks at: one source for each metric, with a target that fits it.
 */
final class MetricRules {
  private static final Choices TYPES =
      Choices.of("Object", "Pods", "Resource", "External", "ContainerResource");
  private static final List<String> SOURCES =
      List.of("object", "external", "pods", "resource", "containerResource");
  private static final List<String> TARGETS = List.of("Utilization", "Value", "AverageValue");
  private static final String RAW_OR_UTILIZATION =
      "must set either a target raw value or a target utilization";

  private MetricRules() {}

  /**
   * Checks the metrics of a spec.
   *
   * @param anyVersion whether the objects of metrics may have any apiVersion, as the old ones had
   */
  static void check(Fields spec, boolean anyVersion) {
    boolean fromOutside = false;
    for (Fields metric : spec.each("metrics")) {
      checkMetric(metric, anyVersion);
      fromOutside |= List.of("Object", "External").contains(metric.string("type"));
    }
    boolean toZero = spec.has("minReplicas") && spec.integer("minReplicas") == 0;
    if (toZero && !fromOutside) {
      spec.forbidden(
          "metrics",
          "must specify at least one Object or External metric to support scaling to zero"
              + " replicas");
    }
  }

  private static void checkMetric(Fields metric, boolean anyVersion) {
    String type = metric.string("type");
    if (type.isEmpty()) {
      metric.required("type", "must specify a metric source type");
    }
    metric.oneOf("type", TYPES);
    TreeSet<String> present = new TreeSet<>();
    for (String source : SOURCES) {
      if (metric.has(source)) {
        present.add(source);
        if (present.size() == 1) {
          checkSource(metric.in(source), source, anyVersion);
        }
      }
    }
    String expected = checkExpected(metric, type);
    if (present.size() != 1) {
      present.remove(expected);
      present.forEach(s -> metric.forbidden(s, "must populate the given metric source only"));
    }
  }

  private static String checkExpected(Fields metric, String type) {
    if (!TYPES.has(type)) {
      metric.oneOf("type", TYPES);
      return "";
    }
    String source = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    if (!metric.has(source)) {
      metric
          .errors()
          .required(metric.at(source), "must populate information for the given metric source");
    }
    return source;
  }

  private static void checkSource(Fields source, String name, boolean anyVersion) {
    Fields target = source.in("target");
    boolean value = target.has("value");
    boolean average = target.has("averageValue");
    switch (name) {
      case "object" -> {
        ScaleReference.check(source.in("describedObject"), true, anyVersion);
        checkIdentified(source);
        if (!value && !average) {
          require(target, "averageValue", "must set either a target value or averageValue");
        }
      }
      case "external" -> {
        checkIdentified(source);
        checkExternal(target, value, average);
      }
      case "pods" -> {
        checkIdentified(source);
        if (!average) {
          require(target, "averageValue", "must specify a positive target averageValue");
        }
      }
      default -> checkResource(source, name.equals("containerResource"));
    }
  }

  private static void require(Fields target, String field, String detail) {
    target.errors().required(target.at(field), detail);
  }

  private static void checkIdentified(Fields source) {
    Fields metric = source.in("metric");
    if (metric.required("name", "must specify a metric name")) {
      metric.form("name", Formats.PATH_SEGMENT);
    }
    checkTarget(source.in("target"));
  }

  private static void checkExternal(Fields target, boolean value, boolean average) {
    if (!value && !average) {
      require(
          target, "averageValue", "must set either a target value for metric or a per-pod target");
    }
    if (value && average) {
      target.forbidden("value", "may not set both a target value for metric and a per-pod target");
    }
  }

  private static void checkResource(Fields source, boolean ofContainer) {
    boolean named = source.required("name", "must specify a resource name");
    if (ofContainer) {
      if (named) {
        ResourceNames.checkForContainer(source.string("name"), source.at("name"), source.errors());
      }
      if (source.required("container", "must specify a container")) {
        source.form("container", Formats.DNS_LABEL);
      }
    }
    Fields target = source.in("target");
    checkTarget(target);
    boolean utilization = target.has("averageUtilization");
    boolean raw = target.has("averageValue");
    if (!utilization && !raw) {
      require(target, "averageUtilization", RAW_OR_UTILIZATION);
    }
    if (utilization && raw) {
      target.forbidden(
          "averageValue", "may not set both a target raw value and a target utilization");
    }
  }

  private static void checkTarget(Fields target) {
    String type = target.string("type");
    target.required("type", "must specify a metric target type");
    if (!TARGETS.contains(type)) {
      target.invalid("type", Value.of(type), "must be either Utilization, Value, or AverageValue");
    }
    for (String amount : List.of("value", "averageValue")) {
      if (target.has(amount) && Quantity.of(target.value(amount)).signum() <= 0) {
        target.invalid(amount, target.quantity(amount).toString(), "must be positive");
      }
    }
    if (target.has("averageUtilization") && target.integer("averageUtilization") < 1) {
      target.invalid("averageUtilization", "must be greater than 0");
    }
  }
}
