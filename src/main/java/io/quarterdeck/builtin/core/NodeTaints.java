package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.AnnotationJson;
import io.quarterdeck.builtin.pod.SchedulingRules;
import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.status.FieldError;
import io.quarterdeck.status.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of a node's taints, and of the annotations that were their alpha form. */
final class NodeTaints {
  private static final String TAINTS = "scheduler.alpha.kubernetes.io/taints";
  private static final String AVOID_PODS = "scheduler.alpha.kubernetes.io/preferAvoidPods";
  private static final GoStruct TAINT = GoStruct.of("Key Value Effect TimeAdded*");

  private NodeTaints() {}

  /** Checks taints: each pair of key and effect is there once. */
  static void check(ListValue taints, Path path, FieldErrors errors) {
    Set<List<String>> seen = new HashSet<>();
    for (int i = 0; i < taints.size(); i++) {
      Fields taint = Fields.at(path.index(i), taints.map(i), errors);
      taint.form("key", Formats.LABEL_KEY);
      List<String> wrong = Formats.LABEL_VALUE.check(taint.string("value"));
      if (!wrong.isEmpty()) {
        taint.invalid("value", taint.string("value"), String.join(";", wrong));
      }
      SchedulingRules.checkEffect(taint);
      if (!seen.add(List.of(taint.string("effect"), taint.string("key")))) {
        String value = TAINT.show(taint.map()).text();
        String detail = ": taints must be unique by key and effect pair";
        FieldError.Type type = FieldError.Type.DUPLICATE;
        errors.add(new FieldError(type, taint.path(), type.words() + ": " + value + detail));
      }
    }
  }

  /** Checks the two annotations of old that hold JSON. */
  static void checkAnnotations(Fields metadata) {
    MapValue annotations = metadata.map("annotations");
    if (annotations.isEmpty()) {
      return;
    }
    Path path = metadata.at("annotations");
    String taints = annotations.string(TAINTS);
    if (!taints.isEmpty()) {
      AnnotationJson.Result result = AnnotationJson.list(taints, "[]core.Taint");
      if (result.error().isEmpty()) {
        check(result.list(), path.child(TAINTS), metadata.errors());
      } else {
        metadata.errors().invalid(path, TAINTS, result.error());
      }
    }
    String avoided = annotations.string(AVOID_PODS);
    if (!avoided.isEmpty()) {
      checkAvoided(avoided, path, metadata.errors());
    }
  }

  private static void checkAvoided(String json, Path path, FieldErrors errors) {
    Value value;
    try {
      value = Json.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (JsonSyntaxException e) {
      errors.invalid(path.child("AvoidPods"), AVOID_PODS, e.getMessage());
      return;
    }
    if (!(value instanceof MapValue map)) {
      errors.invalid(
          path.child("AvoidPods"),
          AVOID_PODS,
          "json: cannot unmarshal " + value.typeName() + " into Go value of type v1.AvoidPods");
      return;
    }
    ListValue entries = map.list("preferAvoidPods");
    for (int i = 0; i < entries.size(); i++) {
      Path signature = path.child(AVOID_PODS).index(i).child("PodSignature");
      MapValue pod = entries.map(i).map("podSignature");
      if (!pod.has("podController")) {
        errors.required(signature, "");
      } else if (!pod.map("podController").bool("controller")) {
        errors.invalid(
            signature.child("PodController").child("Controller"),
            Value.of(false),
            "must point to a controller");
      }
    }
  }
}
