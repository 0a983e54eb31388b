package io.quarterdeck.action;

import io.quarterdeck.proxy.Backends;
import io.quarterdeck.proxy.GlobalAddress;
import io.quarterdeck.proxy.Location;
import io.quarterdeck.proxy.NamedPort;
import io.quarterdeck.proxy.ReverseProxy;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.Connect;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;

/**
 * {@code nodes/[scheme:]NAME[:port]/proxy}: passes requests on to a node's kubelet, with the
 * server's identity there, or to another port of the node, without it.
 */
record NodeProxies(Connects.Pods pods, Backends backends) implements Connect {
  @Override
  public Reply connect(Call call) {
    Connects.refuseDryRun(call);
    NamedPort asked =
        NamedPort.parse(call.name())
            .orElseThrow(
                () -> Failures.badRequest("invalid node request " + GoText.quote(call.name())));
    Location kubelet = pods.kubelet(call, asked.name());
    GlobalAddress.objection(kubelet.host())
        .ifPresent(
            why -> {
              throw Failures.badRequest(why);
            });
    String below = Connects.below(call);
    if (asked.port().isEmpty() || asked.port().equals(kubelet.port())) {
      return ReverseProxy.forward(call.request(), kubelet.at(below), backends.kubelets());
    }
    String scheme = asked.scheme().isEmpty() ? "http" : asked.scheme();
    Location other = new Location(scheme, kubelet.host(), asked.port(), "", "").at(below);
    return ReverseProxy.forward(call.request(), other, backends.others());
  }
}
