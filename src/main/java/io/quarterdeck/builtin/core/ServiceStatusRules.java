package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.LoadBalancers;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
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
    ListValue known = LoadBalancers.addresses(old.status());
    for (Fields ingress : balancer.each(INGRESS)) {
      check(ingress, known);
    }
  }

  private static void check(Fields ingress, ListValue known) {
    LoadBalancers.checkIp(ingress, known);
    String ip = ingress.string("ip");
    boolean mode = ingress.has("ipMode");
    if (!mode && !ip.isEmpty()) {
      ingress.required("ipMode", "must be specified when `ip` is set");
    } else if (mode && ip.isEmpty()) {
      ingress.forbidden("ipMode", "may not be specified when `ip` is not set");
    } else if (mode) {
      ingress.oneOf("ipMode", IP_MODES);
    }
    LoadBalancers.checkHostname(ingress);
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject service, KubeObject old) {
    return LoadBalancers.warnings(service.status());
  }
}
