package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.object.LabelSelector.Operator;
import io.quarterdeck.object.LabelSelector.Requirement;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object seen as {@code autoscaling/v1 Scale}: how many replicas it wants and has.
 *
 * @param replicas where the object keeps how many it wants
 * @param ready where it keeps how many it has
 * @param selector where it keeps which pods it counts: a label selector, labels, or a text
 */
record ScaleForm(List<String> replicas, List<String> ready, List<String> selector) {
  /** Where all built-in kinds keep it. */
  static final ScaleForm BUILTIN =
      new ScaleForm(
          List.of("spec", "replicas"), List.of("status", "replicas"), List.of("spec", "selector"));

  private static final List<String> META =
      List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp");

  /** Returns the Scale of {@code object}, without managed fields. */
  KubeObject of(KubeObject object) {
    MapValue.Builder meta = MapValue.builder();
    for (String field : META) {
      object.meta().map().get(field).ifPresent(value -> meta.put(field, value));
    }
    long wanted = number(at(object, replicas));
    MapValue.Builder status = MapValue.builder().put("replicas", number(at(object, ready)));
    String selects = text(at(object, selector));
    if (!selects.isEmpty()) {
      status.put("selector", selects);
    }
    return new KubeObject(
        MapValue.builder()
            .put("kind", "Scale")
            .put("apiVersion", "autoscaling/v1")
            .put("metadata", meta.build())
            .put("spec", wanted == 0 ? MapValue.EMPTY : MapValue.of("replicas", Value.of(wanted)))
            .put("status", status.build())
            .build());
  }

  /** Returns {@code object} with as many replicas as {@code scale} wants. */
  KubeObject into(KubeObject object, KubeObject scale) {
    Value wanted = Value.of(scale.spec().integer("replicas"));
    return new KubeObject(with(object.root(), 0, wanted));
  }

  private MapValue with(MapValue node, int depth, Value wanted) {
    String step = replicas.get(depth);
    return depth == replicas.size() - 1
        ? node.with(step, wanted)
        : node.with(step, with(node.map(step), depth + 1, wanted));
  }

  private static @Nullable Value at(KubeObject object, List<String> path) {
    return object.root().at(path.toArray(String[]::new));
  }

  private static long number(@Nullable Value value) {
    return value instanceof io.quarterdeck.object.IntValue n ? n.value() : 0;
  }

  private static String text(@Nullable Value value) {
    return switch (value) {
      case StringValue s -> s.value();
      case MapValue map when isSelector(map) -> selector(map).toString();
      case MapValue labels -> selector(MapValue.of("matchLabels", labels)).toString();
      case null -> "";
      default -> "";
    };
  }

  private static boolean isSelector(MapValue map) {
    return map.isEmpty()
        || map.find("matchLabels") instanceof MapValue
        || map.has("matchExpressions");
  }

  private static LabelSelector selector(MapValue map) {
    List<Requirement> requirements = new ArrayList<>();
    map.map("matchLabels")
        .strings()
        .forEach((k, v) -> requirements.add(new Requirement(k, Operator.EQUALS, Set.of(v))));
    for (MapValue expression : map.list("matchExpressions").maps()) {
      Operator operator =
          switch (expression.string("operator")) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            default -> Operator.NOT_EXISTS;
          };
      Set<String> values = new LinkedHashSet<>(expression.list("values").strings());
      requirements.add(new Requirement(expression.string("key"), operator, values));
    }
    requirements.sort(Comparator.comparing(Requirement::key));
    return new LabelSelector(requirements);
  }
}
