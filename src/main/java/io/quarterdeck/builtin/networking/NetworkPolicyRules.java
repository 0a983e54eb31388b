package io.quarterdeck.builtin.networking;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Cidr;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rules of NetworkPolicy: to and from whom the selected pods may speak. Blocks of addresses
 * that the old object holds may stay as they are, wherever an update puts them.
 */
final class NetworkPolicyRules implements Strategy {
  private static final Choices PROTOCOLS = Choices.inOrder("TCP", "UDP", "SCTP");
  private static final Choices TYPES = Choices.inOrder("Ingress", "Egress");

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject policy, FieldErrors errors) {
    Fields fields = Fields.of(policy.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    new Check(false, ListValue.EMPTY).ofSpec(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject policy, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(policy.root(), errors);
    Metadata.checkUpdate(fields, old);
    FieldErrors before = new FieldErrors();
    Selectors.check(Fields.of(old.spec(), before).in("podSelector"), false);
    new Check(!before.isEmpty(), blocks(old)).ofSpec(fields.in("spec"));
  }

  /** Returns all blocks of addresses that a policy names. */
  private static ListValue blocks(KubeObject policy) {
    List<Value> blocks = new ArrayList<>();
    eachBlock(
        Fields.of(policy.root(), new FieldErrors()).in("spec"),
        block -> {
          blocks.add(Value.of(block.string("cidr")));
          blocks.addAll(block.list("except").items());
        });
    return ListValue.of(blocks);
  }

  private static void eachBlock(Fields spec, Consumer<Fields> action) {
    eachBlock(spec, "ingress", "from", action);
    eachBlock(spec, "egress", "to", action);
  }

  private static void eachBlock(
      Fields spec, String direction, String peers, Consumer<Fields> action) {
    for (Fields rule : spec.each(direction)) {
      for (Fields peer : rule.each(peers)) {
        if (peer.has("ipBlock")) {
          action.accept(peer.in("ipBlock"));
        }
      }
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject policy) {
    List<String> warnings = new ArrayList<>();
    eachBlock(
        Fields.of(policy.root(), new FieldErrors()).in("spec"),
        block -> {
          warnings.addAll(Addresses.warningsForCidr(block.string("cidr"), block.at("cidr")));
          ListValue except = block.list("except");
          for (int i = 0; i < except.size(); i++) {
            warnings.addAll(
                Addresses.warningsForCidr(except.string(i), block.at("except").index(i)));
          }
        });
    return warnings;
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject policy, KubeObject old) {
    return warningsOnCreate(context, policy);
  }

  /**
   * One check of a spec.
   *
   * @param anyValues whether selectors may hold values that are no label values
   * @param known blocks that are let pass
   */
  private record Check(boolean anyValues, ListValue known) {
    void ofSpec(Fields spec) {
      Selectors.check(spec.in("podSelector"), anyValues);
      ofRules(spec, "ingress", "from");
      ofRules(spec, "egress", "to");
      ListValue types = spec.list("policyTypes");
      if (types.size() > TYPES.values().size()) {
        spec.invalid("policyTypes", "may not specify more than two policyTypes");
        return;
      }
      spec.eachOneOf("policyTypes", TYPES);
    }

    private void ofRules(Fields spec, String direction, String peers) {
      for (Fields rule : spec.each(direction)) {
        for (Fields port : rule.each("ports")) {
          ofPort(port);
        }
        for (Fields peer : rule.each(peers)) {
          ofPeer(peer);
        }
      }
    }

    private static void ofPort(Fields port) {
      port.oneOfIfSet("protocol", PROTOCOLS);
      if (!port.has("port")) {
        noRange(port, "may not be specified when `port` is not specified");
      } else if (port.value("port") instanceof StringValue) {
        noRange(port, "may not be specified when `port` is non-numeric");
        port.form("port", Formats.PORT_NAME);
      } else {
        port.port("port");
        if (port.has("endPort")) {
          if (port.integer("endPort") < port.integer("port")) {
            port.invalid("endPort", port.value("port"), "must be greater than or equal to `port`");
          }
          port.port("endPort");
        }
      }
    }

    private static void noRange(Fields port, String detail) {
      if (port.has("endPort")) {
        port.invalid("endPort", detail);
      }
    }

    private void ofPeer(Fields peer) {
      boolean pods = peer.has("podSelector");
      boolean namespaces = peer.has("namespaceSelector");
      boolean block = peer.has("ipBlock");
      Selectors.check(peer.in("podSelector"), anyValues);
      Selectors.check(peer.in("namespaceSelector"), anyValues);
      if (block) {
        ofBlock(peer.in("ipBlock"));
      }
      if (!pods && !namespaces && !block) {
        peer.errors().required(peer.path(), "must specify a peer");
      } else if (block && (pods || namespaces)) {
        peer.errors().forbidden(peer.path(), "may not specify both ipBlock and another peer");
      }
    }

    private void ofBlock(Fields block) {
      FieldErrors errors = block.errors();
      if (!block.required("cidr")) {
        return;
      }
      Addresses.legacyCidr(block.string("cidr"), known, block.at("cidr"), errors);
      Optional<Cidr> cidr = Cidr.parse(block.string("cidr"));
      ListValue except = block.list("except");
      for (int i = 0; cidr.isPresent() && i < except.size(); i++) {
        String part = except.string(i);
        Addresses.legacyCidr(part, known, block.at("except").index(i), errors);
        if (Cidr.parse(part).filter(p -> !isWithin(p, cidr.get())).isPresent()) {
          errors.invalid(block.at("except").index(i), part, "must be a strict subset of `cidr`");
        }
      }
    }

    private static boolean isWithin(Cidr part, Cidr whole) {
      return whole.contains(part.network()) && part.ownBits() > whole.ownBits();
    }
  }
}
