package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Format;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Labels;
import io.quarterdeck.status.GoText;
import java.util.List;

/**
 * The rules of a pod's spec, in the order in which kube-apiserver reports what is wrong with it:
 * the table of contents of this package, and the fields that are simple enough to stand in it.
 */
final class PodSpecRules {
  private static final Choices RESTART_POLICIES = Choices.inOrder("Always", "OnFailure", "Never");
  private static final Choices DNS_POLICIES =
      Choices.inOrder("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
  private static final Choices PREEMPTION_POLICIES =
      Choices.inOrder("PreemptLowerPriority", "Never");
  private static final Choices SYSTEMS = Choices.of("linux", "windows");
  private static final int NAMESERVERS_MAX = 3; // of resolv.conf, as the next two
  private static final int SEARCHES_MAX = 32;
  private static final int SEARCH_LIST_MAX = 2048;
  private static final int HOSTNAME_MAX = 64; // of the kernel

  private PodSpecRules() {}

  static void check(Fields spec, PodScope scope) {
    if (!spec.has("terminationGracePeriodSeconds")) {
      spec.errors().required(spec.at("terminationGracePeriodSeconds"), "");
    }
    VolumeRules.check(spec, scope);
    checkClaims(spec, scope);
    ContainerRules.check(spec, scope);
    ResourceRules.checkPod(spec, scope);
    checkHostPorts(spec, scope);
    spec.requiredOneOf("restartPolicy", RESTART_POLICIES);
    spec.requiredOneOf("dnsPolicy", DNS_POLICIES);
    Labels.check(spec, "nodeSelector");
    if (spec.has("securityContext")) {
      SecurityRules.checkPod(spec.in("securityContext"), scope);
    }
    if (spec.has("affinity")) {
      AffinityRules.check(spec.in("affinity"), scope);
    }
    checkDns(spec);
    SchedulingRules.checkReadinessGates(spec);
    SchedulingRules.checkGates(spec);
    SchedulingRules.checkSpread(spec, scope);
    WindowsRules.checkHostProcess(spec);
    checkHostUsers(spec, scope);
    checkHostname(spec, scope);
    checkNames(spec, scope);
    checkSystem(spec);
    if (spec.has("schedulingGroup")) {
      checkSchedulingGroup(spec.in("schedulingGroup"));
    }
    EnvironmentRules.checkFileVolumes(spec, scope);
  }

  private static void checkNames(Fields spec, PodScope scope) {
    spec.ifSet("serviceAccountName", Formats.DNS_SUBDOMAIN);
    spec.ifSet("nodeName", Formats.DNS_SUBDOMAIN);
    spec.betweenIfSet("activeDeadlineSeconds", 1, Integer.MAX_VALUE);
    spec.ifSet("hostname", Formats.DNS_LABEL);
    spec.ifSet("subdomain", Formats.DNS_LABEL);
    SchedulingRules.checkTolerations(spec, scope.old.mayCompareTaints());
    checkHostAliases(spec);
    spec.ifSet("priorityClassName", Formats.DNS_SUBDOMAIN);
    if (spec.has("runtimeClassName")) {
      spec.form("runtimeClassName", Formats.DNS_SUBDOMAIN);
    }
    if (spec.has("preemptionPolicy")) {
      spec.requiredOneOf("preemptionPolicy", PREEMPTION_POLICIES);
    }
    if (spec.has("overhead")) {
      ResourceRules.checkOverhead(spec, scope);
    }
  }

  // ---- claims of devices (KEP-4381)

  private static void checkClaims(Fields spec, PodScope scope) {
    for (int i = 0; i < spec.list("resourceClaims").size(); i++) {
      if (scope.isMirror()) {
        spec.errors().forbidden(Path.of(""), "static pods do not support resource claims");
      } else {
        checkClaim(spec, i);
      }
    }
  }

  private static void checkClaim(Fields spec, int i) {
    Fields claim = spec.item("resourceClaims", i);
    String name = claim.string("name");
    if (claim.required("name")) {
      if (isNamedBefore(spec, i, name)) {
        claim.duplicate("name", name);
      } else {
        claim.form("name", Formats.DNS_LABEL);
      }
    }
    boolean byName = claim.has("resourceClaimName");
    boolean byTemplate = claim.has("resourceClaimTemplateName");
    GoText shown = byName == byTemplate ? InternalForms.CLAIM.show(claim.map()) : new GoText("");
    if (byName && byTemplate) {
      claim
          .errors()
          .invalid(
              claim.path(),
              shown,
              "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be"
                  + " specified");
    }
    if (!byName && !byTemplate) {
      claim
          .errors()
          .invalid(
              claim.path(),
              shown,
              "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
    }
    formIfThere(claim, "resourceClaimName", Formats.DNS_SUBDOMAIN);
    formIfThere(claim, "resourceClaimTemplateName", Formats.DNS_SUBDOMAIN);
  }

  private static void formIfThere(Fields fields, String name, Format format) {
    if (fields.has(name)) {
      fields.form(name, format);
    }
  }

  private static boolean isNamedBefore(Fields spec, int index, String name) {
    for (int i = 0; i < index; i++) {
      if (spec.list("resourceClaims").map(i).string("name").equals(name)) {
        return true;
      }
    }
    return false;
  }

  // ---- the network

  /** On the node's network a container's port is the node's port. */
  private static void checkHostPorts(Fields spec, PodScope scope) {
    if (!scope.hostNetwork()) {
      return;
    }
    for (Fields container : spec.each("containers")) {
      for (Fields port : container.each("ports")) {
        long hostPort = port.integer("hostPort");
        boolean given = scope.isPod || hostPort != 0;
        if (given && hostPort != port.integer("containerPort")) {
          port.invalid("hostPort", "must match `containerPort` when `hostNetwork` is true");
        }
      }
    }
  }

  private static void checkDns(Fields spec) {
    boolean none = spec.string("dnsPolicy").equals("None");
    if (!spec.has("dnsConfig")) {
      if (none) {
        spec.errors()
            .required(spec.at("dnsConfig"), "must provide `dnsConfig` when `dnsPolicy` is None");
      }
      return;
    }
    Fields dns = spec.in("dnsConfig");
    if (none
        && !dns.required(
            "nameservers", "must provide at least one DNS nameserver when `dnsPolicy` is None")) {
      return;
    }
    if (dns.list("nameservers").size() > NAMESERVERS_MAX) {
      invalidList(dns, "nameservers", "must not have more than 3 nameservers");
    }
    for (int i = 0; i < dns.list("nameservers").size(); i++) {
      Addresses.legacyIp(
          dns.list("nameservers").string(i), dns.at("nameservers").index(i), dns.errors());
    }
    checkSearches(dns);
    for (Fields option : dns.each("options")) {
      if (option.isEmpty("name")) {
        option.errors().required(option.path(), "must not be empty");
      }
    }
  }

  private static void checkSearches(Fields dns) {
    List<String> searches = dns.list("searches").strings();
    if (searches.size() > SEARCHES_MAX) {
      invalidList(dns, "searches", "must not have more than 32 search paths");
    }
    if (Chars.length(String.join(" ", searches)) > SEARCH_LIST_MAX) {
      invalidList(
          dns,
          "searches",
          "must not have more than 2048 characters (including spaces) in the search list");
    }
    for (int i = 0; i < searches.size(); i++) {
      String search = searches.get(i);
      if (!search.equals(".")) {
        String domain = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
        for (String wrong : Formats.DNS_SUBDOMAIN_WITH_UNDERSCORE.check(domain)) {
          dns.errors().invalid(dns.at("searches").index(i), domain, wrong);
        }
      }
    }
  }

  private static void invalidList(Fields dns, String name, String detail) {
    dns.invalid(name, dns.value(name), detail);
  }

  private static void checkHostAliases(Fields spec) {
    for (Fields alias : spec.each("hostAliases")) {
      Addresses.legacyIp(alias.string("ip"), alias.at("ip"), alias.errors());
      alias.eachForm("hostnames", Formats.DNS_SUBDOMAIN);
    }
  }

  private static void checkHostname(Fields spec, PodScope scope) {
    if (!spec.has("hostnameOverride")) {
      return;
    }
    if (spec.isTrue("setHostnameAsFQDN")) {
      spec.forbidden("hostnameOverride", "may not be specified when setHostnameAsFQDN is true");
    }
    if (scope.hostNetwork()) {
      spec.forbidden("hostnameOverride", "may not be specified when hostNetwork is true");
    }
    if (Chars.length(spec.string("hostnameOverride")) > HOSTNAME_MAX) {
      spec.errors().tooLong(spec.at("hostnameOverride"), HOSTNAME_MAX);
    }
    spec.form("hostnameOverride", Formats.DNS_SUBDOMAIN);
  }

  /** A pod with user ids of its own shares no namespace with the node (KEP-127). */
  private static void checkHostUsers(Fields spec, PodScope scope) {
    if (scope.hostUsers()) {
      return;
    }
    String detail = "when `hostUsers` is false";
    if (scope.hostNetwork() && !scope.old.mayUseHostNetworkInUserNamespace()) {
      spec.forbidden("hostNetwork", detail);
    }
    if (spec.isTrue("hostPID")) {
      spec.forbidden("HostPID", detail);
    }
    if (spec.isTrue("hostIPC")) {
      spec.forbidden("HostIPC", detail);
    }
    if (scope.old.mayHaveDevicesInUserNamespace()) {
      return;
    }
    for (String containers : ContainerRules.LISTS) {
      for (Fields container : spec.each(containers)) {
        if (!container.isEmpty("volumeDevices")) {
          container.forbidden("volumeDevices", detail);
        }
      }
    }
  }

  private static void checkSystem(Fields spec) {
    if (!spec.has("os")) {
      return;
    }
    Fields os = spec.in("os");
    if (!os.required("name")) {
      return;
    }
    String name = os.string("name");
    if (SYSTEMS.has(name)) {
      WindowsRules.checkSystem(spec, name);
    } else {
      spec.notSupported("os", Value.of(name), SYSTEMS);
    }
  }

  private static void checkSchedulingGroup(Fields group) {
    if (group.has("podGroupName")) {
      group.form("podGroupName", Formats.DNS_SUBDOMAIN);
    } else {
      group.invalid("podGroupName", null, "must specify one of: `podGroupName`");
    }
  }
}
