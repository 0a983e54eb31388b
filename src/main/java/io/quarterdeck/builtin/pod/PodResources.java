package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.rules.Fields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pod asks for in all (KEP-753, KEP-2837), and the class of service that follows from it.
 */
public final class PodResources {
  private static final List<String> COMPUTE = List.of("cpu", "memory");

  private PodResources() {}

  /** Tells whether an init container keeps running beside the others: a sidecar. */
  static boolean isSidecar(MapValue container) {
    return container.string("restartPolicy").equals("Always");
  }

  /**
   * Adds up {@code requests} or {@code limits} of the containers. While an init container runs, the
   * sidecars before it run too; the greatest sum of that phase counts if it is more than what the
   * containers need together.
   */
  static Map<String, Quantity> sum(MapValue spec, String which) {
    Map<String, Quantity> running = new TreeMap<>();
    for (MapValue container : spec.list("containers").maps()) {
      add(running, container.map("resources").map(which));
    }
    Map<String, Quantity> sidecars = new TreeMap<>();
    Map<String, Quantity> starting = new TreeMap<>();
    for (MapValue container : spec.list("initContainers").maps()) {
      MapValue own = container.map("resources").map(which);
      Map<String, Quantity> phase = sidecars;
      if (isSidecar(container)) {
        add(running, own);
        add(sidecars, own);
      } else {
        phase = new TreeMap<>(sidecars);
        add(phase, own);
      }
      phase.forEach((name, amount) -> starting.merge(name, amount, PodResources::greater));
    }
    starting.forEach((name, amount) -> running.merge(name, amount, PodResources::greater));
    return running;
  }

  private static void add(Map<String, Quantity> sum, MapValue amounts) {
    amounts.forEach((name, amount) -> sum.merge(name, Quantity.of(amount), Quantity::plus));
  }

  private static Quantity greater(Quantity a, Quantity b) {
    return b.compareTo(a) > 0 ? b : a;
  }

  /** The pod as a whole asks for at least what its containers ask for. */
  static void checkConsistency(Fields resources, MapValue spec) {
    MapValue requests = resources.map("requests");
    MapValue limits = resources.map("limits");
    sum(spec, "requests")
        .forEach((name, sum) -> checkSum(resources, "requests", requests, name, sum));
    sum(spec, "limits")
        .forEach(
            (name, sum) -> {
              if (ResourceNames.isHugePage(name)) {
                checkSum(resources, "limits", limits, name, sum);
              }
            });
    for (int i = 0; i < spec.list("containers").size(); i++) {
      checkContainerLimits(resources, spec.list("containers").map(i), i);
    }
  }

  private static void checkSum(
      Fields resources, String list, MapValue ofPod, String name, Quantity sum) {
    Quantity whole = Quantity.of(ofPod.find(name));
    if (ofPod.has(name) && sum.compareTo(whole) > 0) {
      resources
          .errors()
          .invalid(
              resources.at(list).key(name),
              whole.toString(),
              "must be greater than or equal to aggregate container " + list + " of " + sum);
    }
  }

  private static void checkContainerLimits(Fields resources, MapValue container, int i) {
    MapValue ofPod = resources.map("limits");
    container
        .map("resources")
        .map("limits")
        .forEach(
            (name, value) -> {
              Quantity limit = Quantity.of(value);
              Quantity whole = Quantity.of(ofPod.find(name));
              if (ofPod.has(name) && limit.compareTo(whole) > 0) {
                Path path = resources.at("containers").index(i).key(name).child("limits");
                resources
                    .errors()
                    .invalid(
                        path,
                        limit.toString(),
                        "must be less than or equal to pod limits of " + whole);
              }
            });
  }

  /** Returns the class of service that the spec has: of the pod's own amounts, or else the sum. */
  public static String qosClass(MapValue spec) {
    Map<String, Quantity> requests = new TreeMap<>();
    Map<String, Quantity> limits = new TreeMap<>();
    boolean guaranteed = true;
    if (spec.has("resources")) {
      MapValue resources = spec.map("resources");
      addCompute(requests, resources.map("requests"));
      addCompute(limits, resources.map("limits"));
      guaranteed = resources.map("limits").isEmpty() || limits.size() == COMPUTE.size();
    } else {
      for (String list : List.of("containers", "initContainers")) {
        for (MapValue container : spec.list(list).maps()) {
          MapValue resources = container.map("resources");
          addCompute(requests, resources.map("requests"));
          guaranteed &= addCompute(limits, resources.map("limits")) == COMPUTE.size();
        }
      }
    }
    if (requests.isEmpty() && limits.isEmpty()) {
      return "BestEffort";
    }
    return guaranteed && requests.equals(limits) ? "Guaranteed" : "Burstable";
  }

  /** Returns the class of service that a pod was given. */
  static String qosClass(KubeObject pod) {
    String known = pod.status().string("qosClass");
    return known.isEmpty() ? qosClass(pod.spec()) : known;
  }

  private static int addCompute(Map<String, Quantity> sum, MapValue amounts) {
    int added = 0;
    for (String name : COMPUTE) {
      Quantity amount = Quantity.of(amounts.find(name));
      if (amount.signum() > 0) {
        sum.merge(name, amount, Quantity::plus);
        added++;
      }
    }
    return added;
  }
}
