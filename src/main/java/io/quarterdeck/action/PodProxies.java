package io.quarterdeck.action;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.proxy.Backend;
import io.quarterdeck.proxy.GlobalAddress;
import io.quarterdeck.proxy.Location;
import io.quarterdeck.proxy.NamedPort;
import io.quarterdeck.proxy.ReverseProxy;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.Connect;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;

/** {@code pods/[scheme:]NAME[:port]/proxy}: passes requests on to a pod. */
record PodProxies(Connects.Pods pods, Backend backend) implements Connect {
  @Override
  public Reply connect(Call call) {
    Connects.refuseDryRun(call);
    NamedPort asked =
        NamedPort.parse(call.name())
            .orElseThrow(
                () -> Failures.badRequest("invalid pod request " + GoText.quote(call.name())));
    KubeObject pod = pods.pod(call, asked.name());
    String ip = address(pod);
    if (!GlobalAddress.is(ip)) {
      throw Failures.badRequest("address not allowed");
    }
    String port = asked.port().isEmpty() ? firstPort(pod) : asked.port();
    String scheme = asked.scheme().isEmpty() ? "http" : asked.scheme();
    Location to = new Location(scheme, ip, port, "", "").at(Connects.below(call));
    return ReverseProxy.forward(call.request(), to, backend);
  }

  private static String address(KubeObject pod) {
    ListValue all = pod.status().list("podIPs");
    return all.isEmpty() ? pod.status().string("podIP") : all.map(0).string("ip");
  }

  private static String firstPort(KubeObject pod) {
    for (MapValue container : pod.spec().list("containers").maps()) {
      if (!container.list("ports").isEmpty()) {
        return Long.toString(container.list("ports").map(0).integer("containerPort"));
      }
    }
    return "";
  }
}
