package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import java.util.function.Consumer;

/**
 * The pod spec that an update replaces, asked what it already does though a rule now forbids it:
 * whoever finds such a thing in the new spec lets it pass. On create the old spec is empty, and
 * every answer is no.
 */
record OldPodSpec(MapValue spec) {

  /** Selectors of pod affinity that are wrong. */
  boolean mayHaveInvalidAffinityValues() {
    MapValue affinity = spec.map("affinity");
    return hasInvalidTerm(affinity.map("podAffinity"))
        || hasInvalidTerm(affinity.map("podAntiAffinity"));
  }

  private static boolean hasInvalidTerm(MapValue affinity) {
    for (MapValue term : affinity.list("requiredDuringSchedulingIgnoredDuringExecution").maps()) {
      if (!isValidTerm(term)) {
        return true;
      }
    }
    for (MapValue weighted :
        affinity.list("preferredDuringSchedulingIgnoredDuringExecution").maps()) {
      if (!isValidTerm(weighted.map("podAffinityTerm"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValidTerm(MapValue term) {
    return isValid(selector -> Selectors.check(selector, false), term.map("labelSelector"))
        && isValid(selector -> Selectors.check(selector, false), term.map("namespaceSelector"));
  }

  /** Values that are no label values, in required node affinity. */
  boolean mayHaveInvalidNodeAffinityValues() {
    return NodeSelectorRules.hasInvalidValue(
        spec.map("affinity")
            .map("nodeAffinity")
            .map("requiredDuringSchedulingIgnoredDuringExecution"));
  }

  /** Label selectors of spread constraints that are wrong. */
  boolean mayHaveInvalidSpreadSelector() {
    for (MapValue constraint : spec.list("topologySpreadConstraints").maps()) {
      if (!isValid(selector -> Selectors.check(selector, false), constraint.map("labelSelector"))) {
        return true;
      }
    }
    return false;
  }

  /** Paths of projected tokens that leave the volume. */
  boolean mayHaveNonLocalTokenPath() {
    for (MapValue volume : spec.list("volumes").maps()) {
      for (MapValue source : volume.map("projected").list("sources").maps()) {
        String path = source.map("serviceAccountToken").string("path");
        if (source.has("serviceAccountToken") && !Paths.isLocal(path)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Huge pages in fractions of their size. */
  boolean mayDivideHugePages() {
    for (String containers : ContainerRules.LISTS) {
      for (MapValue container : spec.list(containers).maps()) {
        MapValue resources = container.map("resources");
        if (ResourceNames.hasDividedHugePage(resources.map("limits"))
            || ResourceNames.hasDividedHugePage(resources.map("requests"))) {
          return true;
        }
      }
    }
    return ResourceNames.hasDividedHugePage(spec.map("overhead"));
  }

  /** Restarts of init containers that are no sidecars. */
  boolean mayRestartInitContainers() {
    for (MapValue container : spec.list("initContainers").maps()) {
      for (MapValue policy : container.list("resizePolicy").maps()) {
        if (!container.string("restartPolicy").equals("Always")
            && policy.string("restartPolicy").equals("RestartContainer")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Sysctls of namespaces that are the node's. */
  boolean mayHaveHostSysctls() {
    for (MapValue sysctl : spec.map("securityContext").list("sysctls").maps()) {
      if (!SecurityRules.hostSysctl(sysctl.string("name"), spec).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Block devices beside user namespaces. */
  boolean mayHaveDevicesInUserNamespace() {
    if (!spec.has("hostUsers") || spec.bool("hostUsers")) {
      return false;
    }
    for (String containers : ContainerRules.LISTS) {
      for (MapValue container : spec.list(containers).maps()) {
        if (!container.list("volumeDevices").isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** A policy of SELinux labels that needs SELinuxMount. */
  boolean mayChooseSeLinuxPolicy() {
    return spec.map("securityContext").has("seLinuxChangePolicy");
  }

  /** The comparing operators of tolerations. */
  boolean mayCompareTaints() {
    for (MapValue toleration : spec.list("tolerations").maps()) {
      String operator = toleration.string("operator");
      if (operator.equals("Lt") || operator.equals("Gt")) {
        return true;
      }
    }
    return false;
  }

  /** The node's network beside a user namespace of one's own. */
  boolean mayUseHostNetworkInUserNamespace() {
    return spec.has("hostUsers") && !spec.bool("hostUsers") && spec.bool("hostNetwork");
  }

  /** Keys that are both in matchLabelKeys and in the selector of a spread constraint. */
  boolean mayRepeatSpreadKeys() {
    for (MapValue constraint : spec.list("topologySpreadConstraints").maps()) {
      if (!isValid(AffinityRules::checkMatchLabelKeys, constraint)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValid(Consumer<Fields> rule, MapValue value) {
    FieldErrors errors = new FieldErrors();
    rule.accept(Fields.of(value, errors));
    return errors.isEmpty();
  }
}
