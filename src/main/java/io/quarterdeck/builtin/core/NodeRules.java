package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Cidr;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of Nodes: what a node got from the cluster, such as its addresses of pods, stays. */
final class NodeRules implements Strategy {
  private static final GoStruct ADDRESS = GoStruct.of("Type Address");
  private static final String CIDRS = "podCIDRs";

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject node) {
    return node.edit("spec", spec -> spec.without("configSource"))
        .edit("status", status -> status.without("config"));
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject node, KubeObject old) {
    KubeObject kept = node.withStatusOf(old);
    return old.spec().has("configSource")
        ? kept
        : kept.edit("spec", spec -> spec.without("configSource"));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject node, FieldErrors errors) {
    check(Fields.of(node.root(), errors));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject node, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(node.root(), errors);
    ObjectMeta.check(fields.in("metadata"), false, nameRule()::check);
    check(fields);
    checkUpdate(fields, old);
  }

  private static void check(Fields node) {
    Fields metadata = node.in("metadata");
    Metadata.checkKubernetesFinalizers(metadata);
    NodeTaints.checkAnnotations(metadata);
    NodeTaints.check(node.map("spec").list("taints"), metadata.at("taints"), node.errors());
    NodeStatusRules.checkAmounts(node.in("status"));
    MapValue swap = node.map("status").map("nodeInfo").map("swap");
    if (swap.has("capacity") && swap.integer("capacity") <= 0) {
      node.errors()
          .invalid(
              metadata.at("nodeSwapStatus").child("capacity"),
              swap.integer("capacity"),
              "must be greater than zero");
    }
    NodeStatusRules.checkFeatures(node.in("status"));
    checkCidrs(node.in("spec"));
  }

  private static void checkCidrs(Fields spec) {
    ListValue cidrs = spec.list(CIDRS);
    for (int i = 0; i < cidrs.size(); i++) {
      Addresses.legacyCidr(cidrs.string(i), spec.at(CIDRS).index(i), spec.errors());
    }
    if (cidrs.size() < 2) {
      return;
    }
    boolean v4 = false;
    boolean v6 = false;
    for (int i = 0; i < cidrs.size(); i++) {
      Optional<Cidr> cidr = Cidr.parse(cidrs.string(i));
      if (cidr.isEmpty()) {
        spec.errors()
            .internal(
                spec.at(CIDRS),
                "invalid PodCIDRs. failed to check with dual stack with error:invalid CIDR["
                    + i
                    + "]: <nil> (invalid CIDR address: "
                    + cidrs.string(i)
                    + ")");
        v4 = false;
        break;
      }
      v4 |= cidr.get().isV4();
      v6 |= !cidr.get().isV4();
    }
    if (!v4 || !v6 || cidrs.size() > 2) {
      spec.invalid(CIDRS, cidrs, "may specify no more than one CIDR for each IP family");
    }
  }

  /** What an update of the node and of its status have to keep. */
  static void checkUpdate(Fields node, KubeObject old) {
    Metadata.checkUpdate(node, old);
    Fields metadata = node.in("metadata");
    NodeTaints.checkAnnotations(metadata);
    NodeStatusRules.checkAmounts(node.in("status"));
    NodeStatusRules.checkFeatures(node.in("status"));
    checkAddresses(node.in("status"));
    Fields spec = node.in("spec");
    checkSameCidrs(spec, old.spec().list(CIDRS));
    String provider = old.spec().string("providerID");
    if (!provider.isEmpty() && !provider.equals(spec.string("providerID"))) {
      spec.forbidden(
          "providerID", "node updates may not change providerID except from \"\" to valid");
    }
    NodeConfigRules.check(node);
    NodeTaints.check(spec.list("taints"), metadata.at("taints"), node.errors());
    if (!spec.string("externalID").equals(old.spec().string("externalID"))) {
      spec.forbidden("externalID", "may not be updated");
    }
  }

  private static void checkAddresses(Fields status) {
    ListValue addresses = status.list("addresses");
    Set<List<String>> seen = new HashSet<>();
    for (int i = 0; i < addresses.size(); i++) {
      MapValue address = addresses.map(i);
      if (!seen.add(List.of(address.string("type"), address.string("address")))) {
        status.errors().duplicate(status.at("addresses").index(i), ADDRESS.show(address));
      }
    }
  }

  private static void checkSameCidrs(Fields spec, ListValue old) {
    ListValue now = spec.list(CIDRS);
    String detail = "node updates may not change podCIDR except from \"\" to valid";
    if (!old.isEmpty() && old.size() != now.size()) {
      spec.forbidden(CIDRS, detail);
      return;
    }
    for (int i = 0; i < old.size(); i++) {
      if (!old.string(i).equals(now.string(i))) {
        spec.forbidden(CIDRS, detail);
      }
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject node) {
    List<String> warnings = new ArrayList<>();
    if (node.spec().has("configSource")) {
      warnings.add("spec.configSource: the feature is removed");
    }
    if (!node.spec().string("externalID").isEmpty()) {
      warnings.add("spec.externalID: this field is deprecated, and is unused by Kubernetes");
    }
    ListValue cidrs = node.spec().list(CIDRS);
    for (int i = 0; i < cidrs.size(); i++) {
      Path path = Path.of("spec").child(CIDRS).index(i);
      warnings.addAll(Addresses.warningsForCidr(cidrs.string(i), path));
    }
    return warnings;
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject node, KubeObject old) {
    return warningsOnCreate(context, node);
  }

  /** Keeps the old single field and the list of a node's ranges in step. */
  static MapValue withCidrs(MapValue spec) {
    String single = spec.string("podCIDR");
    ListValue all = spec.list(CIDRS);
    if (!single.isEmpty() && (all.isEmpty() || !all.string(0).equals(single))) {
      return spec.with(CIDRS, ListValue.of(Value.of(single)));
    }
    return single.isEmpty() && !all.isEmpty()
        ? spec.with("podCIDR", Value.of(all.string(0)))
        : spec;
  }
}
