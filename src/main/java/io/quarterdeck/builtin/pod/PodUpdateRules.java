package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.GoText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of what an update of a pod may change: images, the deadline, tolerations to add, gates
 * to remove, and while it is gated where it may be scheduled (KEP-3838). All else stays.
 */
final class PodUpdateRules {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String UPDATABLE =
      "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
          + "`spec.tolerations` (only additions to existing tolerations),"
          + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously"
          + " negative)";

  private PodUpdateRules() {}

  static void check(Fields spec, MapValue old) {
    if (!checkContainers(spec, old, "containers")
        || !checkContainers(spec, old, "initContainers")
        || !checkDeadline(spec, old)) {
      return;
    }
    checkTolerations(spec, old);
    checkGates(spec, old);
    if (!spec.map().equals(old)) {
      checkRest(spec, old);
    }
  }

  private static boolean checkContainers(Fields spec, MapValue old, String name) {
    if (spec.list(name).size() != old.list(name).size()) {
      return spec.forbidden(name, "pod updates may not add or remove containers");
    }
    for (int i = 0; i < spec.list(name).size(); i++) {
      Fields container = spec.item(name, i);
      container.required("image");
      ContainerRules.checkImageOfPod(container);
    }
    return true;
  }

  /** The deadline may be set, and come nearer. */
  private static boolean checkDeadline(Fields spec, MapValue old) {
    String name = "activeDeadlineSeconds";
    if (!spec.has(name)) {
      if (old.has(name)) {
        spec.invalid(name, null, "must not update from a positive integer to nil value");
      }
      return true;
    }
    if (!spec.between(name, 0, Integer.MAX_VALUE)) {
      return false;
    }
    return !old.has(name)
        || old.integer(name) >= spec.integer(name)
        || spec.invalid(name, "must be less than or equal to previous value");
  }

  private static void checkTolerations(Fields spec, MapValue old) {
    List<MapValue> now =
        spec.list("tolerations").maps().stream()
            .map(toleration -> toleration.without("tolerationSeconds"))
            .toList();
    for (MapValue toleration : old.list("tolerations").maps()) {
      if (!now.contains(toleration.without("tolerationSeconds"))) {
        spec.forbidden(
            "tolerations", "existing toleration can not be modified except its tolerationSeconds");
        return;
      }
    }
    SchedulingRules.checkTolerations(spec, new OldPodSpec(old).mayCompareTaints());
  }

  private static void checkGates(Fields spec, MapValue old) {
    Set<String> before = new HashSet<>();
    old.list("schedulingGates").maps().forEach(gate -> before.add(gate.string("name")));
    ListValue gates = spec.list("schedulingGates");
    for (int i = 0; i < gates.size(); i++) {
      String gate = gates.map(i).string("name");
      if (!before.contains(gate)) {
        spec.item("schedulingGates", i)
            .forbidden(
                "name", "only deletion is allowed, but found new scheduling gate '" + gate + "'");
      }
    }
  }

  /** Puts back what may change, and compares. */
  private static void checkRest(Fields spec, MapValue old) {
    MapValue kept = withImagesOf(spec.map(), old, "containers");
    kept = withImagesOf(kept, old, "initContainers");
    for (String name : List.of("activeDeadlineSeconds", "schedulingGates", "tolerations")) {
      kept = withFieldOf(kept, old, name);
    }
    String grace = "terminationGracePeriodSeconds";
    if (old.has(grace) && old.integer(grace) < 0 && kept.integer(grace) == 1) {
      kept = withFieldOf(kept, old, grace);
    }
    if (!old.list("schedulingGates").isEmpty()) {
      kept = checkDirectives(spec, kept, old);
    }
    if (!isSame(kept, old)) {
      spec.errors()
          .forbidden(
              spec.path(),
              "pod updates may not change fields other than "
                  + UPDATABLE
                  + "\n"
                  + SpecDiff.ofPods(old, kept));
    }
  }

  static boolean isSame(MapValue kept, MapValue old) {
    for (String key : kept.keys()) {
      if (!Fields.same(kept.find(key), old.find(key))) {
        return false;
      }
    }
    for (String key : old.keys()) {
      if (!Fields.same(kept.find(key), old.find(key))) {
        return false;
      }
    }
    return true;
  }

  static MapValue withFieldOf(MapValue map, MapValue old, String name) {
    Value value = old.find(name);
    return value == null ? map.without(name) : map.with(name, value);
  }

  private static MapValue withImagesOf(MapValue spec, MapValue old, String name) {
    ListValue containers = spec.list(name);
    ListValue kept = containers;
    for (int i = 0; i < containers.size(); i++) {
      kept = kept.with(i, withFieldOf(containers.map(i), old.list(name).map(i), "image"));
    }
    return kept == containers ? spec : spec.with(name, kept);
  }

  // ---- where a gated pod may be scheduled

  private static MapValue checkDirectives(Fields spec, MapValue kept, MapValue old) {
    if (!kept.map("nodeSelector").equals(old.map("nodeSelector"))) {
      checkNodeSelector(spec, old);
      kept = withFieldOf(kept, old, "nodeSelector");
    }
    MapValue before = old.map("affinity");
    MapValue now = kept.map("affinity");
    if (Fields.same(now.find("nodeAffinity"), before.find("nodeAffinity"))) {
      return kept;
    }
    checkNodeAffinity(spec.in("affinity").in("nodeAffinity"), before.map("nodeAffinity"));
    MapValue affinity = withFieldOf(now, before, "nodeAffinity");
    boolean none = affinity.isEmpty() && !old.has("affinity");
    return none ? kept.without("affinity") : kept.with("affinity", affinity);
  }

  private static void checkNodeSelector(Fields spec, MapValue old) {
    MapValue now = spec.map("nodeSelector");
    MapValue before = old.map("nodeSelector");
    for (String key : before.keys()) {
      if (!before.find(key).equals(now.find(key))) {
        spec.invalid(
            "nodeSelector",
            now.isEmpty() ? null : GoText.ofMap(now),
            "only additions to spec.nodeSelector are allowed (no mutations or deletions)");
        return;
      }
    }
  }

  private static void checkNodeAffinity(Fields affinity, MapValue old) {
    ListValue before = old.map(REQUIRED).list("nodeSelectorTerms");
    Fields required = affinity.in(REQUIRED);
    ListValue now = required.list("nodeSelectorTerms");
    if (!before.isEmpty() && before.size() != now.size()) {
      required.invalid(
          "nodeSelectorTerms",
          InternalForms.TERM.showAll(now),
          "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!onlyAdds(now.map(i), before.map(i))) {
        required
            .errors()
            .invalid(
                required.at("nodeSelectorTerms").index(i),
                InternalForms.TERM.show(now.map(i)),
                "only additions are allowed (no mutations or deletions)");
      }
    }
  }

  private static boolean onlyAdds(MapValue now, MapValue before) {
    boolean wasEmpty =
        before.list("matchExpressions").isEmpty() && before.list("matchFields").isEmpty();
    boolean isEmpty = now.list("matchExpressions").isEmpty() && now.list("matchFields").isEmpty();
    return (!wasEmpty || isEmpty)
        && startsWith(now.list("matchExpressions"), before.list("matchExpressions"))
        && startsWith(now.list("matchFields"), before.list("matchFields"));
  }

  private static boolean startsWith(ListValue list, ListValue start) {
    return list.size() >= start.size()
        && list.items().subList(0, start.size()).equals(start.items());
  }
}
