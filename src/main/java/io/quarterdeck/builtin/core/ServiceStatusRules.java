package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;

/** The rules of {@code services/status}: where its load balancer listens. */
final class ServiceStatusRules implements StatusStrategy {
  private static final Choices IP_MODES = Choices.of("VIP", "Proxy");
  private static final String INGRESS = "ingress";

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject service, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(service.root(), errors);
    Metadata.checkUpdate(fields, old);
    Fields balancer = fields.in("status").in("loadBalancer");
    if (balancer.isEmpty(INGRESS)) {
      return;
    }
    if (!ServiceTypes.isLoadBalancer(service.spec())) {
      balancer.forbidden(INGRESS, "may only be used when `spec.type` is 'LoadBalancer'");
      return;
    }
    List<Value> known = new ArrayList<>();
    for (MapValue ingress : old.status().map("loadBalancer").list(INGRESS).maps()) {
      known.add(Value.of(ingress.string("ip")));
    }
    for (Fields ingress : balancer.each(INGRESS)) {
      check(ingress, ListValue.of(known));
    }
  }

  private static void check(Fields ingress, ListValue known) {
    FieldErrors errors = ingress.errors();
    String ip = ingress.string("ip");
    if (!ip.isEmpty()) {
      Addresses.legacyIp(ip, known, ingress.at("ip"), errors);
    }
    boolean mode = ingress.has("ipMode");
    if (!mode && !ip.isEmpty()) {
      errors.required(ingress.at("ipMode"), "must be specified when `ip` is set");
    } else if (mode && ip.isEmpty()) {
      ingress.forbidden("ipMode", "may not be specified when `ip` is not set");
    } else if (mode) {
      ingress.oneOf("ipMode", IP_MODES);
    }
    String host = ingress.string("hostname");
    if (!host.isEmpty()) {
      ingress.form("hostname", Formats.DNS_SUBDOMAIN);
      if (Ip.parse(host).isPresent()) {
        ingress.invalid("hostname", "must be a DNS name, not an IP address");
      }
    }
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject service, KubeObject old) {
    List<String> warnings = new ArrayList<>();
    ListValue ingress = service.status().map("loadBalancer").list(INGRESS);
    Path path = Path.of("status").child("loadBalancer").child(INGRESS);
    for (int i = 0; i < ingress.size(); i++) {
      String ip = ingress.map(i).string("ip");
      if (!ip.isEmpty()) {
        warnings.addAll(Addresses.warningsForIp(ip, path.index(i)));
      }
    }
    return warnings;
  }
}
