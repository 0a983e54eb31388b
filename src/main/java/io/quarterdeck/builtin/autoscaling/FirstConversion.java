package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.builtin.Reshape;
import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Conversion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Between autoscalers of {@code autoscaling/v1} and of {@code v2}, as which they are kept. v1 knows
 * only the share of processor time; everything else travels in annotations there, so that a client
 * of v1 loses nothing by reading and writing back.
 */
final class FirstConversion implements Conversion {
  private static final String PREFIX = "autoscaling.alpha.kubernetes.io/";
  private static final String METRICS = PREFIX + "metrics";
  private static final String STATES = PREFIX + "current-metrics";
  private static final String CONDITIONS = PREFIX + "conditions";
  private static final String BEHAVIOR = PREFIX + "behavior";
  private static final Set<String> OURS =
      Set.of(
          METRICS,
          STATES,
          CONDITIONS,
          BEHAVIOR,
          PREFIX + "scale-down-tolerance",
          PREFIX + "scale-up-tolerance");
  private static final Value DEFAULT_UTILIZATION = Value.of(80); // as upstream's controller

  @Override
  public KubeObject toServed(KubeObject stored) {
    MapValue annotations = annotations(stored);
    return stored
        .with("apiVersion", Value.of("autoscaling/v1"))
        .editMeta(meta -> withAnnotations(meta, annotations))
        .edit("spec", FirstConversion::servedSpec)
        .edit("status", FirstConversion::servedStatus);
  }

  private static MapValue annotations(KubeObject stored) {
    MapValue annotations = withoutOurs(stored.meta().map().map("annotations"));
    List<Value> others = new ArrayList<>();
    for (MapValue metric : stored.spec().list("metrics").maps()) {
      if (utilization(metric, "target").isEmpty()) {
        others.add(metric);
      }
    }
    if (!others.isEmpty()) {
      annotations =
          annotations.with(METRICS, text(FormerMetrics.formerMetrics(ListValue.of(others))));
    }
    ListValue states = stored.status().list("currentMetrics");
    if (!states.isEmpty()) {
      annotations = annotations.with(STATES, text(FormerMetrics.formerStates(states)));
    }
    if (stored.spec().has("behavior")) {
      MapValue behavior = stored.spec().map("behavior");
      annotations = annotations.with(BEHAVIOR, text(ScalingBehavior.written(behavior)));
    }
    ListValue conditions = stored.status().list("conditions");
    return conditions.isEmpty() ? annotations : annotations.with(CONDITIONS, text(conditions));
  }

  /** Returns the wanted or current share of processor time, if that is what the metric is. */
  private static Optional<Value> utilization(MapValue metric, String at) {
    MapValue resource = metric.map("resource");
    boolean cpu = metric.string("type").equals("Resource") && resource.string("name").equals("cpu");
    return cpu ? resource.map(at).get("averageUtilization") : Optional.empty();
  }

  private static MapValue servedSpec(MapValue spec) {
    Reshape served = Reshape.of(spec).keep("scaleTargetRef", "minReplicas", "maxReplicas");
    spec.list("metrics").maps().stream()
        .flatMap(m -> utilization(m, "target").stream())
        .findFirst()
        .ifPresent(v -> served.put("targetCPUUtilizationPercentage", v));
    return served.done();
  }

  private static MapValue servedStatus(MapValue status) {
    Reshape served =
        Reshape.of(status)
            .keep("observedGeneration", "lastScaleTime")
            .move("currentReplicas", "currentReplicas", Value.of(0))
            .move("desiredReplicas", "desiredReplicas", Value.of(0));
    for (MapValue state : status.list("currentMetrics").maps()) {
      utilization(state, "current")
          .ifPresent(v -> served.put("currentCPUUtilizationPercentage", v));
    }
    return served.done();
  }

  @Override
  public KubeObject toStored(KubeObject served) {
    MapValue annotations = served.meta().map().map("annotations");
    return served
        .with("apiVersion", Value.of("autoscaling/v2"))
        .editMeta(meta -> withAnnotations(meta, withoutOurs(annotations)))
        .with("spec", storedSpec(served.spec(), annotations))
        .edit("status", status -> storedStatus(status, annotations));
  }

  private static MapValue storedSpec(MapValue spec, MapValue annotations) {
    List<Value> metrics = new ArrayList<>();
    if (read(annotations, METRICS) instanceof ListValue others) {
      metrics.addAll(LaterMetrics.metrics(others).items());
    }
    spec.get("targetCPUUtilizationPercentage").ifPresent(v -> metrics.add(processor(v)));
    if (metrics.isEmpty()) {
      metrics.add(processor(DEFAULT_UTILIZATION));
    }
    Reshape stored =
        Reshape.of(spec)
            .keep("scaleTargetRef", "minReplicas", "maxReplicas")
            .put("metrics", ListValue.of(metrics));
    if (read(annotations, BEHAVIOR) instanceof MapValue written) {
      MapValue behavior = ScalingBehavior.read(written);
      if (!behavior.isEmpty()) {
        stored.put("behavior", AutoscalingDefaults.checkedBehavior(behavior));
      }
    }
    return stored.done();
  }

  private static MapValue processor(Value utilization) {
    return MapValue.of(
        "type",
        Value.of("Resource"),
        "resource",
        MapValue.of(
            "name",
            Value.of("cpu"),
            "target",
            MapValue.of("type", Value.of("Utilization"), "averageUtilization", utilization)));
  }

  private static MapValue storedStatus(MapValue status, MapValue annotations) {
    Reshape stored =
        Reshape.of(status)
            .keep("observedGeneration", "lastScaleTime", "currentReplicas", "desiredReplicas");
    if (read(annotations, STATES) instanceof ListValue states) {
      stored.put("currentMetrics", LaterMetrics.states(states));
    } else if (status.find("currentCPUUtilizationPercentage") instanceof IntValue share) {
      stored.put("currentMetrics", ListValue.of(processorState(share)));
    }
    if (read(annotations, CONDITIONS) instanceof ListValue conditions) {
      stored.put("conditions", conditions);
    }
    return stored.done();
  }

  private static MapValue processorState(Value share) {
    return MapValue.of(
        "type",
        Value.of("Resource"),
        "resource",
        MapValue.of("name", Value.of("cpu"), "current", MapValue.of("averageUtilization", share)));
  }

  private static MapValue withAnnotations(MapValue meta, MapValue annotations) {
    return annotations.isEmpty()
        ? meta.without("annotations")
        : meta.with("annotations", annotations);
  }

  /** Returns metadata without what only v1 says in annotations. */
  static MapValue withoutFields(MapValue meta) {
    MapValue annotations = meta.map("annotations");
    MapValue others = withoutOurs(annotations);
    return others == annotations ? meta : withAnnotations(meta, others);
  }

  private static MapValue withoutOurs(MapValue annotations) {
    MapValue others = annotations;
    for (String key : OURS) {
      others = others.without(key);
    }
    return others;
  }

  private static String text(Value value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }

  /** Returns what an annotation holds; null if it is absent or no JSON, which is ignored. */
  private static Value read(MapValue annotations, String key) {
    if (!(annotations.find(key) instanceof StringValue text)) {
      return Value.ofNull();
    }
    try {
      return Json.parse(text.value().getBytes(StandardCharsets.UTF_8));
    } catch (JsonSyntaxException e) {
      return Value.ofNull();
    }
  }
}
