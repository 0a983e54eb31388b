package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.pod.TemplateForm;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an update of a job may change: little, but where and with what resources its pods run as
 * long as it is suspended and has none (KEP-2926, KEP-5440).
 */
final class JobUpdateRules {
  private JobUpdateRules() {}

  static void check(Fields spec, KubeObject old) {
    MapValue before = old.spec();
    checkCompletions(spec, before);
    spec.immutable("selector", before);
    checkTemplate(spec, old);
    spec.immutable("completionMode", before);
    immutable(spec, "podFailurePolicy", before, PodFailurePolicyRules.STRUCT);
    spec.immutable("backoffLimitPerIndex", before);
    spec.immutable("managedBy", before);
    immutable(spec, "successPolicy", before, SuccessPolicyRules.STRUCT);
  }

  private static void immutable(Fields spec, String name, MapValue old, GoStruct struct) {
    if (!Fields.same(spec.value(name), old.find(name))) {
      Object shown = spec.has(name) ? struct.show(spec.map(name)) : null;
      spec.invalid(name, shown, Fields.IMMUTABLE);
    }
  }

  private static void checkCompletions(Fields spec, MapValue old) {
    if (!JobSpecRules.isIndexed(spec.map())) {
      spec.immutable("completions", old);
      return;
    }
    boolean changed =
        spec.has("completions") && !Fields.same(spec.value("completions"), old.find("completions"));
    if (changed && spec.integer("completions") != spec.integer("parallelism")) {
      spec.invalid("completions", "can only be modified in tandem with spec.parallelism");
    }
  }

  private static void checkTemplate(Fields spec, KubeObject old) {
    MapValue template = spec.map("template");
    MapValue before = old.spec().map("template");
    boolean suspended = old.spec().bool("suspend");
    if (!suspended || !mayMove(old)) {
      if (!template.equals(before)) {
        spec.invalid("template", TemplateForm.of(template), Fields.IMMUTABLE);
      }
      return;
    }
    MapValue pod = template.map("spec");
    if (!pod.equals(resized(moved(before.map("spec"), pod), pod))) {
      spec.errors()
          .invalid(spec.at("template").child("spec"), TemplateForm.ofSpec(pod), Fields.IMMUTABLE);
    }
  }

  /** A suspended job's pods are gone if it has not started, or says that it is suspended. */
  private static boolean mayMove(KubeObject old) {
    boolean idle = !old.status().has("startTime") || JobConditions.isTrue(old, "Suspended");
    return idle && old.status().integer("active") == 0;
  }

  /** Returns the old pod where the new one is to run. */
  private static MapValue moved(MapValue old, MapValue now) {
    MapValue pod = withAffinity(old, now);
    for (String field : List.of("nodeSelector", "tolerations", "schedulingGates")) {
      pod = copy(pod, field, now.find(field));
    }
    return pod;
  }

  private static MapValue withAffinity(MapValue old, MapValue now) {
    MapValue before = old.map("affinity");
    MapValue affinity = copy(before, "nodeAffinity", now.map("affinity").find("nodeAffinity"));
    boolean none = affinity.isEmpty() && !now.has("affinity");
    return none ? old.without("affinity") : copyIfAny(old, affinity, now);
  }

  private static MapValue copyIfAny(MapValue old, MapValue affinity, MapValue now) {
    return old.has("affinity") || now.has("affinity") ? old.with("affinity", affinity) : old;
  }

  private static MapValue copy(MapValue map, String name, @Nullable Value value) {
    return value == null ? map.without(name) : map.with(name, value);
  }

  /** Returns the old pod with the new one's resources, container by container. */
  private static MapValue resized(MapValue old, MapValue now) {
    MapValue pod = old;
    for (String field : List.of("containers", "initContainers")) {
      ListValue containers = old.list(field);
      ListValue wanted = now.list(field);
      if (!containers.isEmpty() && containers.size() == wanted.size()) {
        pod = pod.with(field, resized(containers, wanted));
      }
    }
    return pod;
  }

  private static ListValue resized(ListValue containers, ListValue wanted) {
    List<Value> resized = new ArrayList<>();
    for (int i = 0; i < containers.size(); i++) {
      MapValue container = containers.map(i);
      MapValue now = wanted.map(i);
      boolean same = container.string("name").equals(now.string("name"));
      resized.add(same ? copy(container, "resources", now.find("resources")) : container);
    }
    return ListValue.of(resized);
  }
}
