package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Labels;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of Services. A service is a union whose type says which fields are of use; addresses
 * and ports of the node are handed out before these rules look at it.
 */
final class ServiceRules implements Strategy {
  private static final String TOPOLOGY_HINTS = "service.kubernetes.io/topology-aware-hints";
  private static final String TOPOLOGY_MODE = "service.kubernetes.io/topology-mode";
  private static final String SOURCE_RANGES =
      "service.beta.kubernetes.io/load-balancer-source-ranges";
  private static final String ONLY_BALANCERS = "may only be used when `type` is 'LoadBalancer'";
  private static final int AFFINITY_MAX_SECONDS = 86_400;
  private static final Choices AFFINITIES = Choices.of("ClientIP", "None");
  private static final Choices TYPES =
      Choices.of(
          ServiceTypes.CLUSTER_IP,
          ServiceTypes.NODE_PORT,
          ServiceTypes.LOAD_BALANCER,
          ServiceTypes.EXTERNAL_NAME);
  private static final Choices POLICIES = Choices.of("Cluster", "Local");
  private static final Choices DISTRIBUTIONS =
      Choices.inOrder("PreferClose", "PreferSameZone", "PreferSameNode");

  @Override
  public NameRule nameRule() {
    return NameRule.DNS_LABEL;
  }

  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject service) {
    return withoutIdlePolicy(service).with("status", MapValue.of("loadBalancer", MapValue.EMPTY));
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject service, KubeObject old) {
    KubeObject kept = withoutIdlePolicy(service.withStatusOf(old));
    return ServiceTypes.withoutIdleFields(kept, old);
  }

  /** A name elsewhere has no traffic inside; what is no policy stays, for validation to refuse. */
  private static KubeObject withoutIdlePolicy(KubeObject service) {
    boolean idle =
        ServiceTypes.isExternalName(service.spec())
            && POLICIES.has(service.spec().string("internalTrafficPolicy"));
    return idle ? service.edit("spec", spec -> spec.without("internalTrafficPolicy")) : service;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject service, FieldErrors errors) {
    Fields fields = Fields.of(service.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields, MapValue.EMPTY);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject service, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(service.root(), errors);
    Fields spec = fields.in("spec");
    Metadata.checkUpdate(fields, old);
    ServiceAddressRules.checkUpdate(spec, old.spec());
    checkClass(spec, old.spec());
    if (ServiceTypes.needsHealthCheck(old.spec())
        && ServiceTypes.needsHealthCheck(spec.map())
        && old.spec().integer("healthCheckNodePort") != spec.integer("healthCheckNodePort")) {
      spec.forbidden("healthCheckNodePort", Fields.IMMUTABLE);
    }
    check(fields, old.root());
  }

  private static void check(Fields service, MapValue old) {
    checkTopology(service.in("metadata"));
    Fields spec = service.in("spec");
    MapValue oldSpec = old.map("spec");
    checkType(spec);
    ServicePortRules.check(spec);
    Labels.check(spec, "selector");
    checkAffinity(spec);
    ServiceAddressRules.check(spec, oldSpec);
    checkExternalIps(spec, oldSpec.list("externalIPs"));
    spec.requiredOneOf("type", TYPES);
    ServicePortRules.checkUnique(spec);
    checkSourceRanges(service, old);
    boolean balanced = ServiceTypes.isLoadBalancer(spec.map());
    String allocates = "allocateLoadBalancerNodePorts";
    if (spec.has(allocates) && !balanced) {
      spec.forbidden(allocates, ONLY_BALANCERS);
    } else if (!spec.has(allocates) && balanced) {
      spec.errors().required(Path.of(allocates), "");
    }
    checkClass(spec, MapValue.EMPTY);
    checkPolicies(spec);
  }

  private static void checkTopology(Fields metadata) {
    MapValue annotations = metadata.map("annotations");
    boolean both = annotations.has(TOPOLOGY_MODE) && annotations.has(TOPOLOGY_HINTS);
    String mode = annotations.string(TOPOLOGY_MODE);
    if (both && !mode.equals(annotations.string(TOPOLOGY_HINTS))) {
      metadata
          .errors()
          .invalid(
              metadata.at("annotations").key(TOPOLOGY_MODE),
              mode,
              "must match annotations[" + TOPOLOGY_HINTS + "] when both are specified");
    }
  }

  private static void checkType(Fields spec) {
    boolean headless = ServiceTypes.isHeadless(spec.map());
    boolean named = ServiceTypes.isExternalName(spec.map());
    if (spec.isEmpty("ports") && !headless && !named) {
      spec.errors().required(spec.at("ports"), "");
    }
    if (headless && ServiceTypes.needsNodePorts(spec.map())) {
      spec.errors()
          .invalid(
              spec.at("clusterIPs").index(0),
              ServiceTypes.NONE,
              "may not be set to 'None' for " + spec.string("type") + " services");
    }
    if (!named) {
      return;
    }
    for (String field : List.of("clusterIPs", "ipFamilies")) {
      if (!spec.isEmpty(field)) {
        spec.forbidden(field, "may not be set for ExternalName services");
      }
    }
    if (spec.has("ipFamilyPolicy")) {
      spec.forbidden("ipFamilyPolicy", "may not be set for ExternalName services");
    }
    checkExternalName(spec);
  }

  /** A CNAME, perhaps with a dot at its end. */
  private static void checkExternalName(Fields spec) {
    String name = spec.string("externalName");
    String cname = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (cname.isEmpty()) {
      spec.errors().required(spec.at("externalName"), "");
      return;
    }
    for (String wrong : Formats.DNS_SUBDOMAIN.check(cname)) {
      spec.invalid("externalName", cname, wrong);
    }
  }

  private static void checkAffinity(Fields spec) {
    spec.requiredOneOf("sessionAffinity", AFFINITIES);
    String affinity = spec.string("sessionAffinity");
    if (affinity.equals("None") && spec.has("sessionAffinityConfig")) {
      spec.forbidden("sessionAffinityConfig", "must not be set when session affinity is None");
    }
    if (!affinity.equals("ClientIP")) {
      return;
    }
    String why = "when session affinity type is ClientIP";
    Fields client = spec.in("sessionAffinityConfig").in("clientIP");
    if (!spec.has("sessionAffinityConfig")) {
      spec.errors().required(spec.at("sessionAffinityConfig"), why);
    } else if (!spec.map("sessionAffinityConfig").has("clientIP")) {
      spec.errors().required(client.path(), why);
    } else if (!client.has("timeoutSeconds")) {
      spec.errors().required(client.at("timeoutSeconds"), why);
    } else {
      long seconds = client.integer("timeoutSeconds");
      if (seconds <= 0 || seconds > AFFINITY_MAX_SECONDS) {
        client.invalid(
            "timeoutSeconds", "must be greater than 0 and less than " + AFFINITY_MAX_SECONDS);
      }
    }
  }

  private static void checkExternalIps(Fields spec, ListValue old) {
    ListValue ips = spec.list("externalIPs");
    for (int i = 0; i < ips.size(); i++) {
      Path path = spec.at("externalIPs").index(i);
      if (Addresses.legacyIp(ips.string(i), old, path, spec.errors())) {
        Addresses.endpoint(ips.string(i), path, spec.errors());
      }
    }
  }

  /** The ranges that may use a load balancer: in the field, or in the annotation of old. */
  private static void checkSourceRanges(Fields service, MapValue old) {
    Fields spec = service.in("spec");
    boolean balanced = ServiceTypes.isLoadBalancer(spec.map());
    ListValue ranges = spec.list("loadBalancerSourceRanges");
    MapValue annotations = service.map("metadata").map("annotations");
    FieldErrors errors = service.errors();
    if (!ranges.isEmpty()) {
      Path path = spec.at("LoadBalancerSourceRanges");
      if (!balanced) {
        errors.forbidden(path, ONLY_BALANCERS);
      }
      ListValue before = trimmed(old.map("spec").list("loadBalancerSourceRanges"));
      for (int i = 0; i < ranges.size(); i++) {
        Addresses.legacyCidr(Chars.trim(ranges.string(i)), before, path.index(i), errors);
      }
    } else if (annotations.has(SOURCE_RANGES)) {
      Path path = service.in("metadata").at("annotations").key(SOURCE_RANGES);
      if (!balanced) {
        errors.forbidden(path, ONLY_BALANCERS);
      }
      Value before = old.map("metadata").map("annotations").find(SOURCE_RANGES);
      String text = Chars.trim(annotations.string(SOURCE_RANGES));
      if (!annotations.find(SOURCE_RANGES).equals(before) && !text.isEmpty()) {
        for (String range : text.split(",", -1)) {
          Addresses.legacyCidr(Chars.trim(range), path, errors);
        }
      }
    }
  }

  private static ListValue trimmed(ListValue ranges) {
    return ListValue.ofStrings(ranges.strings().stream().map(Chars::trim).toList());
  }

  /**
   * @param old the old spec if the class may not change; empty to check its form only
   */
  private static void checkClass(Fields spec, MapValue old) {
    String field = "loadBalancerClass";
    boolean balanced = ServiceTypes.isLoadBalancer(spec.map());
    if (balanced
        && ServiceTypes.isLoadBalancer(old)
        && !Fields.same(old.find(field), spec.value(field))) {
      spec.invalid(field, spec.value(field), "may not change once set");
    }
    if (!spec.has(field)) {
      return;
    }
    if (balanced) {
      spec.form(field, Formats.LABEL_KEY);
    } else {
      spec.forbidden(field, ONLY_BALANCERS);
    }
  }

  private static void checkPolicies(Fields spec) {
    String external = "externalTrafficPolicy";
    if (ServiceTypes.isExternallyAccessible(spec.map())) {
      spec.requiredOneOf(external, POLICIES);
    } else if (!spec.isEmpty(external)) {
      spec.invalid(external, "may only be set for externally-accessible services");
    }
    String health = "healthCheckNodePort";
    long port = spec.integer(health);
    if (!ServiceTypes.needsHealthCheck(spec.map())) {
      if (port != 0) {
        spec.invalid(
            health,
            "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
      }
    } else if (port == 0) {
      spec.errors().required(spec.at(health), "");
    } else {
      spec.port(health);
    }
    String internal = "internalTrafficPolicy";
    if (spec.has(internal)) {
      spec.oneOf(internal, POLICIES);
    } else if (TYPES.has(spec.string("type")) && !ServiceTypes.isExternalName(spec.map())) {
      spec.errors().required(spec.at(internal), "");
    }
    spec.oneOfIfSet("trafficDistribution", DISTRIBUTIONS);
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject service) {
    List<String> warnings = new ArrayList<>();
    MapValue spec = service.spec();
    if (service.meta().annotations().containsKey(TOPOLOGY_HINTS)) {
      warnings.add(
          "annotation "
              + TOPOLOGY_HINTS
              + " is deprecated, please use "
              + TOPOLOGY_MODE
              + " instead");
    }
    boolean headless =
        spec.string("type").equals(ServiceTypes.CLUSTER_IP)
            && spec.string("clusterIP").equals(ServiceTypes.NONE);
    boolean named = ServiceTypes.isExternalName(spec);
    ListValue external = spec.list("externalIPs");
    if (!spec.list("clusterIPs").isEmpty()
        && !spec.list("clusterIPs").string(0).equals(ServiceTypes.NONE)) {
      addressWarnings(warnings, "clusterIPs", spec.list("clusterIPs"));
    }
    if (headless) {
      headlessWarnings(warnings, spec);
    }
    addressWarnings(warnings, "externalIPs", external);
    if (!external.isEmpty() && !headless && !named) {
      warnings.add(
          "spec.externalIPs is deprecated and may no longer be implemented in some clusters");
    }
    if (!spec.string("loadBalancerIP").isEmpty()) {
      Path path = Path.of("spec").child("loadBalancerIP");
      warnings.addAll(Addresses.warningsForIp(spec.string("loadBalancerIP"), path));
    }
    ListValue ranges = spec.list("loadBalancerSourceRanges");
    for (int i = 0; i < ranges.size(); i++) {
      Path path = Path.of("spec").child("loadBalancerSourceRanges").index(i);
      warnings.addAll(Addresses.warningsForCidr(ranges.string(i), path));
    }
    if (named && !external.isEmpty()) {
      warnings.add("spec.externalIPs is ignored when spec.type is \"ExternalName\"");
    }
    if (!named && !spec.string("externalName").isEmpty()) {
      warnings.add("spec.externalName is ignored when spec.type is not \"ExternalName\"");
    }
    if (spec.string("trafficDistribution").equals("PreferClose")) {
      warnings.add(
          "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"");
    }
    return warnings;
  }

  private static void headlessWarnings(List<String> warnings, MapValue spec) {
    if (!spec.string("loadBalancerIP").isEmpty()) {
      warnings.add("spec.loadBalancerIP is ignored for headless services");
    }
    if (!spec.list("externalIPs").isEmpty()) {
      warnings.add("spec.externalIPs is ignored for headless services");
    }
    if (!spec.string("sessionAffinity").equals("None")) {
      warnings.add("spec.SessionAffinity is ignored for headless services");
    }
  }

  private static void addressWarnings(List<String> warnings, String field, ListValue ips) {
    for (int i = 0; i < ips.size(); i++) {
      Path path = Path.of("spec").child(field).index(i);
      warnings.addAll(Addresses.warningsForIp(ips.string(i), path));
    }
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject service, KubeObject old) {
    return warningsOnCreate(context, service);
  }
}
