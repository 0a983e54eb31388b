package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of {@code pods/resize} (KEP-1287): cpu and memory of containers and of the pod can
 * change while it runs, but not its class of service.
 */
public final class PodResizeRules implements Strategy {
  private static final List<String> RESIZABLE = List.of("cpu", "memory");

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject pod, KubeObject old) {
    MapValue now = pod.spec();
    MapValue before = old.spec();
    if (now.list("containers").size() != before.list("containers").size()
        || now.list("initContainers").size() != before.list("initContainers").size()) {
      return pod; // validation says why that cannot be
    }
    MapValue spec = PodUpdateRules.withFieldOf(before, now, "resources");
    spec = withResources(spec, now, "containers");
    spec = withResources(spec, now, "initContainers");
    KubeObject kept = pod.with("spec", spec).withStatusOf(old);
    return kept.withMetadataOf(old);
  }

  /** Returns the old spec with the new resources of its containers, if they are the same ones. */
  private static MapValue withResources(MapValue old, MapValue now, String name) {
    ListValue merged = old.list(name);
    for (int i = 0; i < merged.size(); i++) {
      MapValue container = now.list(name).map(i);
      if (!container.string("name").equals(merged.map(i).string("name"))) {
        return old.with(name, now.list(name));
      }
      MapValue with = PodUpdateRules.withFieldOf(merged.map(i), container, "resources");
      merged = merged.with(i, PodUpdateRules.withFieldOf(with, container, "resizePolicy"));
    }
    return merged.isEmpty() ? old : old.with(name, merged);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject pod, KubeObject old, FieldErrors errors) {
    String never =
        old.meta().annotations().containsKey(PodScope.MIRROR_ANNOTATION)
            ? "static pods cannot be resized"
            : old.spec().map("os").string("name").equals("windows")
                ? "windows pods cannot be resized"
                : "";
    if (!never.isEmpty()) {
      errors.forbidden(Path.of(""), never);
      return;
    }
    Fields fields = Fields.of(pod.root(), errors);
    PodRules.checkMetadata(fields, old);
    PodRules.check(fields, old.meta().map(), old.spec());
    Fields spec = fields.in("spec");
    if (!PodResources.qosClass(old).equals(PodResources.qosClass(pod.spec()))) {
      errors.invalid(
          spec.path(),
          Value.of(pod.status().string("qosClass")),
          "Pod QOS Class may not change as a result of resizing");
    }
    if (!isSupported(old.status())) {
      errors.forbidden(spec.path(), "Pod running on node without support for resize");
    }
    checkPodLevel(spec, old.spec());
    if (!old.status().list("nodeAllocatableResourceClaimStatuses").isEmpty()) {
      errors.forbidden(spec.path(), "pods with node allocatable resource claims cannot be resized");
    }
    if (isSameOrder(spec, old.spec(), "containers", "containers")
        & isSameOrder(spec, old.spec(), "initContainers", "initContainers")) {
      checkContainers(spec, old.spec());
    }
  }

  /** A kubelet that can resize reports the resources of what runs. */
  private static boolean isSupported(MapValue status) {
    for (MapValue container : status.list("containerStatuses").maps()) {
      if (container.map("state").has("running")) {
        return container.has("resources");
      }
    }
    return true;
  }

  private static boolean isSameOrder(Fields spec, MapValue old, String name, String shown) {
    ListValue now = spec.list(name);
    ListValue before = old.list(name);
    if (now.size() != before.size()) {
      return spec.forbidden(name, shown + " may not be added or removed on resize");
    }
    boolean same = true;
    for (int i = 0; i < before.size(); i++) {
      if (!now.map(i).string("name").equals(before.map(i).string("name"))) {
        same =
            spec.item(name, i)
                .forbidden("name", shown + " may not be renamed or reordered on resize");
      }
    }
    return same;
  }

  // ---- the pod's own amounts (KEP-5419)

  private static void checkPodLevel(Fields spec, MapValue old) {
    MapValue now = spec.map("resources");
    MapValue before = old.map("resources");
    if (isEmpty(now) && isEmpty(before)) {
      return;
    }
    if (old.has("resources") && !spec.has("resources")) {
      spec.forbidden("resources", "pod-level resources cannot be removed");
      return;
    }
    if (old.has("resources")) {
      Fields resources = spec.in("resources");
      checkNotRemoved(
          resources, before, "requests", "pod-level resource requests cannot be removed");
      checkNotRemoved(resources, before, "limits", "pod-level resource limits cannot be removed");
    }
    MapValue kept = withResizable(now, before);
    if (!kept.equals(before)) {
      spec.errors()
          .forbidden(spec.path(), "only cpu and memory resources are mutable at pod-level");
    }
  }

  private static boolean isEmpty(MapValue resources) {
    return resources.map("requests").isEmpty() && resources.map("limits").isEmpty();
  }

  private static void checkNotRemoved(Fields resources, MapValue old, String list, String detail) {
    for (String name : old.map(list).keys()) {
      if (!resources.map(list).has(name)) {
        resources.forbidden(list, detail);
        return;
      }
    }
  }

  /** Returns the resources with the old cpu and memory. */
  private static MapValue withResizable(MapValue resources, MapValue old) {
    MapValue kept = resources;
    for (String list : List.of("limits", "requests")) {
      MapValue amounts = resources.map(list);
      for (String name : RESIZABLE) {
        amounts = PodUpdateRules.withFieldOf(amounts, old.map(list), name);
      }
      kept = amounts.isEmpty() ? kept.without(list) : kept.with(list, amounts);
    }
    return kept;
  }

  // ---- containers

  private static void checkContainers(Fields spec, MapValue old) {
    for (String name : List.of("initContainers", "containers")) {
      for (int i = 0; i < old.list(name).size(); i++) {
        Fields resources = spec.item(name, i).in("resources");
        MapValue before = old.list(name).map(i).map("resources");
        checkNotRemoved(resources, before, "requests", "resource requests cannot be removed");
        checkNotRemoved(resources, before, "limits", "resource limits cannot be removed");
      }
    }
    for (int i = 0; i < old.list("containers").size(); i++) {
      if (!isSameButResizable(spec.list("containers").map(i), old.list("containers").map(i))) {
        spec.errors().forbidden(spec.path(), "only cpu and memory resources are mutable");
      }
    }
    for (int i = 0; i < old.list("initContainers").size(); i++) {
      checkInit(spec.item("initContainers", i), old.list("initContainers").map(i));
    }
  }

  private static boolean isSameButResizable(MapValue container, MapValue old) {
    MapValue kept = withResizable(container.map("resources"), old.map("resources"));
    MapValue before = old.map("resources");
    return kept.map("limits").equals(before.map("limits"))
        && kept.map("requests").equals(before.map("requests"))
        && before.list("claims").isEmpty()
        && PodUpdateRules.isSame(container.without("resources"), old.without("resources"));
  }

  private static void checkInit(Fields container, MapValue old) {
    if (!isSameButResizable(container.map(), old)) {
      container
          .errors()
          .forbidden(
              container.path(),
              "only cpu and memory resources for init or sidecar containers are mutable");
    }
    if (container.map().equals(old) || PodResources.isSidecar(container.map())) {
      return;
    }
    for (MapValue policy : container.list("resizePolicy").maps()) {
      if (policy.string("restartPolicy").equals("RestartContainer")) {
        container
            .errors()
            .forbidden(
                container.path(),
                "non-sidecar init containers with a resize policy of RestartContainer cannot be"
                    + " resized");
      }
    }
  }

  @Override
  public boolean keepsGeneration() {
    return true;
  }
}
