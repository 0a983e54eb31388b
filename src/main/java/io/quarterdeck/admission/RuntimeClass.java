package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;

/**
 * Gives a pod the overhead, node selector and tolerations of its RuntimeClass (KEP-585, KEP-688).
 */
public final class RuntimeClass extends PodPlugin {
  private static final String NAME = "runtimeClassName";

  private final Cluster cluster;

  public RuntimeClass(Cluster cluster) {
    super("RuntimeClass", Operation.CREATE);
    this.cluster = cluster;
  }

  @Override
  KubeObject mutatePod(Attributes attributes, KubeObject pod) {
    if (pod.spec().string(NAME).isEmpty()) {
      return pod;
    }
    MapValue runtime = runtimeClass(attributes, pod);
    MapValue scheduling = runtime.map("scheduling");
    MapValue overhead = runtime.map("overhead").map("podFixed");
    if (runtime.has("overhead")) {
      checkOverhead(attributes, pod.spec().map("overhead"), overhead);
    }
    return pod.editSpec(s -> overhead.isEmpty() ? s : s.with("overhead", overhead))
        .editSpec(s -> withNodeSelector(attributes, s, scheduling.map("nodeSelector")))
        .editSpec(s -> withTolerations(s, scheduling.list("tolerations")));
  }

  @Override
  void validatePod(Attributes attributes, KubeObject pod) {
    MapValue runtime =
        pod.spec().string(NAME).isEmpty() ? MapValue.EMPTY : runtimeClass(attributes, pod);
    if (runtime.has("overhead")) {
      checkOverhead(
          attributes, pod.spec().map("overhead"), runtime.map("overhead").map("podFixed"));
    } else if (pod.spec().has("overhead")) {
      throw forbidden(
          attributes,
          "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
    }
  }

  private MapValue runtimeClass(Attributes attributes, KubeObject pod) {
    String name = pod.spec().string(NAME);
    return cluster
        .find("node.k8s.io", "runtimeclasses", "", name)
        .orElseThrow(
            () -> forbidden(attributes, "pod rejected: RuntimeClass \"" + name + "\" not found"))
        .root();
  }

  private static void checkOverhead(Attributes attributes, MapValue given, MapValue overhead) {
    if (!given.isEmpty() && !given.equals(overhead)) {
      throw forbidden(
          attributes, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
    }
  }

  private static MapValue withNodeSelector(
      Attributes attributes, MapValue spec, MapValue selector) {
    MapValue merged = spec.map("nodeSelector");
    for (int i = 0; i < selector.size(); i++) {
      String key = selector.keyAt(i);
      Value value = selector.valueAt(i);
      if (merged.has(key) && !value.equals(merged.find(key))) {
        throw forbidden(
            attributes,
            "conflict: runtimeClass.scheduling.nodeSelector["
                + key
                + "] = "
                + value
                + "; pod.spec.nodeSelector["
                + key
                + "] = "
                + merged.string(key));
      }
      merged = merged.with(key, value);
    }
    return merged.isEmpty() ? spec : spec.with("nodeSelector", merged);
  }

  private static MapValue withTolerations(MapValue spec, ListValue tolerations) {
    ListValue all = Tolerations.merged(spec.list("tolerations"), tolerations);
    return tolerations.isEmpty() ? spec : spec.with("tolerations", all);
  }

  private static ApiException forbidden(Attributes attributes, String why) {
    return Failures.forbidden("", "pods", attributes.name(), why);
  }
}
