package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of containers: of the regular ones, of init containers, of ephemeral ones. */
final class ContainerRules {
  /** The lists of containers in the order in which rules about all of them go through them. */
  static final List<String> LISTS = List.of("initContainers", "containers", "ephemeralContainers");

  private static final Choices PROTOCOLS = Choices.of("SCTP", "TCP", "UDP");
  private static final Choices MESSAGE_POLICIES = Choices.inOrder("File", "FallbackToLogsOnError");
  private static final String NOT_EPHEMERAL = "cannot be set for an Ephemeral Container";
  private static final List<String> NOT_IN_EPHEMERAL =
      List.of(
          "ports",
          "resources",
          "resizePolicy",
          "restartPolicy",
          "restartPolicyRules",
          "livenessProbe",
          "readinessProbe",
          "startupProbe",
          "lifecycle");

  private ContainerRules() {}

  static void check(Fields spec, PodScope scope) {
    checkRegular(spec, scope);
    checkInit(spec, scope);
    checkEphemeral(spec, scope);
  }

  private static void checkRegular(Fields spec, PodScope scope) {
    ListValue containers = spec.list("containers");
    if (!spec.required("containers")) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      Fields container = spec.item("containers", i);
      checkCommon(container, scope);
      if (!names.add(container.string("name"))) {
        container.duplicate("name", container.string("name"));
      }
      HandlerRules.check(container, scope);
      RestartRules.check(container);
    }
    Set<String> hostPorts = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      checkHostPorts(spec.item("containers", i), hostPorts);
    }
  }

  private static void checkInit(Fields spec, PodScope scope) {
    ListValue containers = spec.list("initContainers");
    if (containers.isEmpty()) {
      return;
    }
    Set<String> names = names(spec.list("containers"));
    for (int i = 0; i < containers.size(); i++) {
      Fields container = spec.item("initContainers", i);
      checkCommon(container, scope);
      RestartRules.checkInit(container);
      String name = container.string("name");
      if (names.contains(name)) {
        container.duplicate("name", name);
      } else if (!name.isEmpty()) {
        names.add(name);
      }
      checkHostPortsAlone(spec, container);
      if (PodResources.isSidecar(container.map())) {
        HandlerRules.check(container, scope);
      } else {
        checkNoHandlers(container);
        checkNoRestartOnResize(container, scope);
      }
    }
  }

  /** Init containers run one by one; upstream looks at each alone, so that its index is 0. */
  private static void checkHostPortsAlone(Fields spec, Fields container) {
    if (container.list("ports").size() > 1) {
      Fields first = Fields.at(spec.at("initContainers").index(0), container.map(), spec.errors());
      checkHostPorts(first, new HashSet<>());
    }
  }

  private static void checkNoHandlers(Fields container) {
    String detail = "may not be set for init containers without restartPolicy=Always";
    container.absent("lifecycle", detail);
    container.absent("livenessProbe", detail);
    container.absent("readinessProbe", detail);
    container.absent("startupProbe", detail);
  }

  private static void checkNoRestartOnResize(Fields container, PodScope scope) {
    for (Fields policy : container.each("resizePolicy")) {
      if (policy.string("restartPolicy").equals("RestartContainer")
          && !scope.old.mayRestartInitContainers()) {
        policy.invalid(
            "restartPolicy",
            Value.of("RestartContainer"),
            "must not be set to 'RestartContainer' for non-sidecar initContainers");
      }
    }
  }

  private static void checkEphemeral(Fields spec, PodScope scope) {
    if (spec.isEmpty("ephemeralContainers")) {
      return;
    }
    Set<String> others = names(spec.list("containers"));
    others.addAll(names(spec.list("initContainers")));
    Set<String> names = new HashSet<>(others);
    for (Fields container : spec.each("ephemeralContainers")) {
      checkCommon(container, scope);
      checkImageOfPod(container);
      if (!names.add(container.string("name"))) {
        container.duplicate("name", container.string("name"));
      }
      String target = container.string("targetContainerName");
      if (!target.isEmpty() && !others.contains(target)) {
        container.notFound("targetContainerName", target);
      }
      for (String field : NOT_IN_EPHEMERAL) {
        if (field.equals("resources") ? !container.isEmpty(field) : container.has(field)) {
          container.forbidden(field, NOT_EPHEMERAL);
        }
      }
      for (Fields mount : container.each("volumeMounts")) {
        forbidIfSet(mount, "subPath");
        forbidIfSet(mount, "subPathExpr");
      }
    }
  }

  private static void forbidIfSet(Fields mount, String field) {
    if (!mount.isEmpty(field)) {
      mount.forbidden(field, NOT_EPHEMERAL);
    }
  }

  private static Set<String> names(ListValue containers) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      names.add(containers.map(i).string("name"));
    }
    return names;
  }

  private static void checkCommon(Fields container, PodScope scope) {
    container.required("name", Formats.DNS_LABEL);
    container.required("image");
    container.requiredOneOf("terminationMessagePolicy", MESSAGE_POLICIES);
    checkPorts(container);
    EnvironmentRules.check(container);
    MountRules.check(container, scope);
    container.requiredOneOf("imagePullPolicy", VolumeSources.PULL_POLICIES);
    ResourceRules.checkContainer(container.in("resources"), scope);
    RestartRules.checkResize(container, scope);
    if (container.has("securityContext")) {
      SecurityRules.checkContainer(container.in("securityContext"), scope);
    }
  }

  private static void checkPorts(Fields container) {
    int size = container.list("ports").size();
    Set<String> names = size > 1 ? new HashSet<>() : Set.of();
    for (int i = 0; i < size; i++) {
      Fields port = container.item("ports", i);
      String name = port.string("name");
      if (!name.isEmpty() && port.form("name", Formats.PORT_NAME) && size > 1) {
        if (!names.add(name)) {
          port.duplicate("name", name);
        }
      }
      if (port.integer("containerPort") == 0) {
        port.errors().required(port.at("containerPort"), "");
      } else {
        port.port("containerPort");
      }
      if (port.integer("hostPort") != 0) {
        port.port("hostPort");
      }
      port.requiredOneOf("protocol", PROTOCOLS);
    }
  }

  /** One port of a node can be given away once. */
  private static void checkHostPorts(Fields container, Set<String> taken) {
    for (int i = 0; i < container.list("ports").size(); i++) {
      MapValue port = container.list("ports").map(i);
      long hostPort = port.integer("hostPort");
      if (hostPort != 0) {
        String key = port.string("protocol") + "/" + port.string("hostIP") + "/" + hostPort;
        if (!taken.add(key)) {
          container.item("ports", i).duplicate("hostPort", key);
        }
      }
    }
  }

  /** The image of a container of a pod; in templates upstream lets spaces pass. */
  static void checkImageOfPod(Fields container) {
    String image = container.string("image");
    if (!Chars.trim(image).equals(image)) {
      container.invalid("image", image, "must not have leading or trailing whitespace");
    }
  }
}
