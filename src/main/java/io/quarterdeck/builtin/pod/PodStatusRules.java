package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.rules.Labels;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of {@code pods/status}, which the kubelet writes. What may become of a container's
 * status is in {@link ContainerStatusRules}.
 */
public final class PodStatusRules implements Strategy {
  private static final Set<String> SYSTEM_CONDITIONS =
      Set.of("PodScheduled", "Ready", "Initialized");

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject pod, KubeObject old) {
    Value spec = old.root().find("spec");
    MapValue before = old.status();
    return pod.with("spec", spec == null ? MapValue.EMPTY : spec)
        .editMeta(
            metadata ->
                PodUpdateRules.withFieldOf(
                    metadata.without("deletionTimestamp"), old.meta().map(), "ownerReferences"))
        .editStatus(status -> kept(status, before));
  }

  private static MapValue kept(MapValue status, MapValue old) {
    MapValue kept = status;
    if (status.string("qosClass").isEmpty() && old.has("qosClass")) {
      kept = kept.with("qosClass", old.string("qosClass"));
    }
    if (status.integer("observedGeneration") == 0 && old.integer("observedGeneration") != 0) {
      kept = kept.with("observedGeneration", old.integer("observedGeneration"));
    }
    if (old.list("nodeAllocatableResourceClaimStatuses").isEmpty()) {
      kept = kept.without("nodeAllocatableResourceClaimStatuses"); // alpha, off
    }
    for (String list : ContainerStatusRules.LISTS) {
      kept = ContainerStatusRules.withoutVolumeStatus(kept, old, list);
    }
    return kept.has("conditions") ? withGenerations(kept, old.list("conditions")) : kept;
  }

  /** A condition that forgets the generation it was observed at keeps the old one's. */
  private static MapValue withGenerations(MapValue status, ListValue old) {
    Map<String, Deque<Long>> generations = new HashMap<>();
    for (MapValue condition : old.maps()) {
      generations
          .computeIfAbsent(condition.string("type"), type -> new ArrayDeque<>(1))
          .add(condition.integer("observedGeneration"));
    }
    return status.mapEach(
        "conditions",
        condition -> {
          Deque<Long> known = generations.get(condition.string("type"));
          long generation = known == null || known.isEmpty() ? 0 : known.removeFirst();
          return condition.integer("observedGeneration") == 0 && generation != 0
              ? condition.with("observedGeneration", generation)
              : condition;
        });
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject pod, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(pod.root(), errors);
    Fields status = fields.in("status");
    MapValue before = old.status();
    Metadata.checkUpdate(fields, old);
    PodAnnotations.checkUpdate(fields.in("metadata"), pod.spec(), old.meta().map());
    checkConditions(status);
    checkNomination(status, before, old.spec());
    if (status.integer("observedGeneration") < 0) {
      status.invalid("observedGeneration", "must be a non-negative integer");
    }
    if (!status.string("qosClass").equals(before.string("qosClass"))) {
      status.invalid("qosClass", Value.of(status.string("qosClass")), Fields.IMMUTABLE);
    }
    ContainerStatusRules.checkTransitions(status, before, old.spec());
    checkClaims(status, pod.spec());
    if (status.has("extendedResourceClaimStatus")) {
      ExtendedResourceRules.check(status.in("extendedResourceClaimStatus"), pod.spec());
    }
    checkAddresses(status, "podIPs", before);
    checkHostAddress(status);
    checkAddresses(status, "hostIPs", before);
    ContainerStatusRules.check(status, pod.spec());
  }

  private static void checkConditions(Fields status) {
    for (Fields condition : status.each("conditions")) {
      if (condition.integer("observedGeneration") < 0) {
        condition.invalid("observedGeneration", "must be a non-negative integer");
      }
      String type = condition.string("type");
      if (!SYSTEM_CONDITIONS.contains(type) && !Formats.LABEL_KEY.accepts(type)) {
        Labels.checkKey(type, condition.at("Type"), condition.errors());
      }
    }
  }

  private static void checkNomination(Fields status, MapValue old, MapValue spec) {
    String name = "nominatedNodeName";
    if (status.isEmpty(name) || status.string(name).equals(old.string(name))) {
      return;
    }
    status.form(name, Formats.DNS_SUBDOMAIN);
    if (!spec.string("nodeName").isEmpty()) {
      status.forbidden(name, "may not be set on pods that are already bound to a node");
    }
  }

  private static void checkClaims(Fields status, MapValue spec) {
    Set<String> seen = new HashSet<>();
    for (Fields claim : status.each("resourceClaimStatuses")) {
      String name = claim.string("name");
      boolean known =
          spec.list("resourceClaims").maps().stream().anyMatch(c -> c.string("name").equals(name));
      if (!known) {
        claim.invalid("name", name, "must match the name of an entry in `spec.resourceClaims`");
      }
      if (!seen.add(name)) {
        claim.duplicate("name", name);
      }
      if (claim.has("resourceClaimName")) {
        for (String wrong : Formats.DNS_SUBDOMAIN.check(claim.string("resourceClaimName"))) {
          claim.invalid("resourceClaimName", claim.value("resourceClaimName"), wrong);
        }
      }
    }
  }

  private static void checkHostAddress(Fields status) {
    ListValue addresses = status.list("hostIPs");
    if (!addresses.isEmpty() && !addresses.map(0).string("ip").equals(status.string("hostIP"))) {
      status
          .errors()
          .invalid(
              status.at("hostIPs").index(0).child("ip"),
              addresses.map(0).string("ip"),
              "must be equal to `hostIP`");
    }
  }

  /** Addresses are right unless they were there before; there is one of each family at most. */
  private static void checkAddresses(Fields status, String name, MapValue old) {
    List<String> before = new ArrayList<>();
    old.list(name).maps().forEach(address -> before.add(address.string("ip")));
    ListValue addresses = status.list(name);
    for (int i = 0; i < addresses.size(); i++) {
      Addresses.legacyIp(
          addresses.map(i).string("ip"),
          ListValue.ofStrings(before),
          status.at(name).index(i),
          status.errors());
    }
    if (addresses.size() > 1) {
      checkFamilies(status, name, addresses);
    }
  }

  private static void checkFamilies(Fields status, String name, ListValue addresses) {
    Set<Boolean> families = new HashSet<>();
    for (int i = 0; i < addresses.size(); i++) {
      String address = addresses.map(i).string("ip");
      Optional<Ip> ip = Ip.parse(address);
      if (ip.isEmpty()) {
        status
            .errors()
            .internal(
                status.at(name),
                "failed to check for dual stack with error:invalid IP[" + i + "]: " + address);
        families.clear();
        break;
      }
      families.add(ip.get().isV4());
    }
    if (families.size() < 2 || addresses.size() > 2) {
      status.invalid(
          name,
          InternalForms.ADDRESS.showAll(addresses),
          "may specify no more than one IP for each IP family");
    }
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject pod, KubeObject old) {
    List<String> warnings = new ArrayList<>();
    for (String name : List.of("podIPs", "hostIPs")) {
      ListValue addresses = pod.status().list(name);
      for (int i = 0; i < addresses.size(); i++) {
        Path path = Path.of("status", name).index(i).child("ip");
        warnings.addAll(Addresses.warningsForIp(addresses.map(i).string("ip"), path));
      }
    }
    return warnings;
  }

  @Override
  public List<String> resetFields() {
    return List.of("spec", "metadata.deletionTimestamp", "metadata.ownerReferences");
  }
}
