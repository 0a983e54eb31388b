package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of the statuses of containers: whether they may run again, who they run as. */
final class ContainerStatusRules {
  private static final Choices HEALTH = Choices.of("Healthy", "Unhealthy", "Unknown");
  private static final long ID_MAX = Integer.MAX_VALUE;
  private static final int HEALTH_MESSAGE_MAX = 1024;
  static final List<String> LISTS =
      List.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses");

  private ContainerStatusRules() {}

  /** Returns the status without what a volume was made of, which is alpha, unless it had it. */
  static MapValue withoutVolumeStatus(MapValue status, MapValue old, String list) {
    for (MapValue container : old.list(list).maps()) {
      for (MapValue mount : container.list("volumeMounts").maps()) {
        if (mount.has("volumeStatus")) {
          return status;
        }
      }
    }
    return status.mapEach(
        list,
        container -> container.mapEach("volumeMounts", mount -> mount.without("volumeStatus")));
  }

  // ---- a container that has ended stays so, unless a policy says that it runs again

  static void checkTransitions(Fields status, MapValue old, MapValue spec) {
    if (!restartsAll(spec)) {
      checkTransitions(status, old, "containerStatuses", spec, spec.list("containers"));
      checkTransitions(status, old, "initContainerStatuses", spec, spec.list("initContainers"));
    }
    checkTransitions(status, old, "ephemeralContainerStatuses", spec, ListValue.EMPTY);
  }

  private static boolean restartsAll(MapValue spec) {
    for (String containers : List.of("initContainers", "containers")) {
      for (MapValue container : spec.list(containers).maps()) {
        for (MapValue rule : container.list("restartPolicyRules").maps()) {
          if (rule.string("action").equals("RestartAllContainers")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void checkTransitions(
      Fields status, MapValue old, String name, MapValue spec, ListValue containers) {
    for (int i = 0; i < old.list(name).size(); i++) {
      MapValue before = old.list(name).map(i);
      MapValue terminated = before.map("state").map("terminated");
      if (!before.map("state").has("terminated") || !leaves(status.list(name), before)) {
        continue;
      }
      MapValue container = PodScope.byName(containers, before.string("name"));
      if (container.isEmpty() || !restarts(container, spec, terminated.integer("exitCode"))) {
        status
            .errors()
            .forbidden(
                status.at(name).index(i).child("state"),
                "may not be transitioned to non-terminated state");
      }
    }
  }

  private static boolean leaves(ListValue statuses, MapValue before) {
    for (MapValue now : statuses.maps()) {
      if (now.string("name").equals(before.string("name"))) {
        return !now.map("state").has("terminated");
      }
    }
    return false;
  }

  private static boolean restarts(MapValue container, MapValue spec, long exitCode) {
    String own = container.string("restartPolicy");
    if (!own.isEmpty() && hasMatchingRule(container, exitCode)) {
      return true;
    }
    return switch (own.isEmpty() ? spec.string("restartPolicy") : own) {
      case "Never" -> false;
      case "OnFailure" -> exitCode != 0;
      default -> true;
    };
  }

  private static boolean hasMatchingRule(MapValue container, long exitCode) {
    for (MapValue rule : container.list("restartPolicyRules").maps()) {
      MapValue codes = rule.map("exitCodes");
      boolean listed = codes.list("values").items().contains(Value.of(exitCode));
      boolean matches =
          switch (codes.string("operator")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            default -> false;
          };
      if (matches) {
        return true;
      }
    }
    return false;
  }

  // ---- what a status says

  static void check(Fields status, MapValue spec) {
    for (String name : LISTS) {
      for (Fields container : status.each(name)) {
        checkUser(container, spec.map("os").string("name"));
      }
    }
    checkAllocated(status, "containerStatuses", spec.list("containers"));
    checkAllocated(status, "initContainerStatuses", spec.list("initContainers"));
    for (Fields container : status.each("ephemeralContainerStatuses")) {
      if (!container.isEmpty("allocatedResourcesStatus")) {
        container.forbidden(
            "allocatedResourcesStatus", "must not be specified in container status");
      }
    }
  }

  private static void checkUser(Fields container, String system) {
    Fields user = container.in("user");
    if (!user.has("linux")) {
      return;
    }
    if (system.equals("windows")) {
      user.forbidden("linux", "cannot be set for a windows pod");
    } else if (system.isEmpty() || system.equals("linux")) {
      Fields linux = user.in("linux");
      linux.between("uid", 0, ID_MAX);
      linux.between("gid", 0, ID_MAX);
      for (int i = 0; i < linux.list("supplementalGroups").size(); i++) {
        Value group = linux.list("supplementalGroups").get(i);
        long id = MapValue.of("id", group).integer("id");
        if (id < 0 || id > ID_MAX) {
          linux
              .errors()
              .invalid(linux.at("supplementalGroups").index(i), group, Fields.inclusive(0, ID_MAX));
        }
      }
    }
  }

  private static void checkAllocated(Fields status, String name, ListValue containers) {
    for (Fields container : status.each(name)) {
      MapValue ofSpec = PodScope.byName(containers, container.string("name"));
      for (Fields allocated : container.each("allocatedResourcesStatus")) {
        if (!ofSpec.isEmpty()) {
          checkName(allocated, ofSpec.map("resources"));
        }
        checkHealth(allocated);
      }
    }
  }

  private static void checkName(Fields allocated, MapValue resources) {
    String name = allocated.string("name");
    boolean claim = name.startsWith("claim:");
    boolean found = !claim && resources.map("requests").has(name);
    for (MapValue each : resources.list("claims").maps()) {
      String request = each.string("request");
      String full = "claim:" + each.string("name") + (request.isEmpty() ? "" : "/" + request);
      found |= claim && full.equals(name);
    }
    if (!found) {
      allocated.invalid(
          "name",
          Value.of(name),
          claim
              ? "must match one of the container's resource claims in a format"
                  + " 'claim:<claimName>/<request>' or 'claim:<claimName>' if request is empty"
              : "must match one of the container's resource requests");
    }
  }

  private static void checkHealth(Fields allocated) {
    Set<String> seen = new HashSet<>();
    for (Fields resource : allocated.each("resources")) {
      resource.oneOf("health", HEALTH);
      if (resource.has("message")) {
        resource.required("message", "must be non-empty if specified");
        if (Chars.length(resource.string("message")) > HEALTH_MESSAGE_MAX) {
          resource.errors().tooLong(resource.at("message"), HEALTH_MESSAGE_MAX);
        }
      }
      if (!seen.add(resource.string("resourceID"))) {
        resource.duplicate("resourceID", Value.of(resource.string("resourceID")));
      }
    }
  }
}
