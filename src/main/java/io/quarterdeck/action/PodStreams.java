package io.quarterdeck.action;

import io.quarterdeck.access.Attributes;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.proxy.Containers;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.Connect;
import io.quarterdeck.request.Parameters;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.Failures;
import java.util.Locale;

/**
 * {@code exec}, {@code attach} and {@code portforward} of a pod: says why a stream to its kubelet
 * cannot be. The streams themselves, which need an upgraded connection, this server does not carry.
 */
record PodStreams(Connects.Pods pods, Authorization authorization) implements Connect {
  private static final int PORT_MAX = 65_535;

  @Override
  public Reply connect(Call call) {
    Connects.refuseDryRun(call);
    boolean forwards = call.subresource().equals("portforward");
    if (forwards) {
      call.request().query().all("ports").forEach(PodStreams::checkPorts);
    }
    authorization.check(new Attributes(call.request().user(), "create", call.request().target()));
    KubeObject pod = pods.pod(call, call.name());
    if (!forwards) {
      Containers.choose(pod, call.request().query().get("container"));
    }
    String node = pod.spec().string("nodeName");
    if (node.isEmpty()) {
      throw Failures.badRequest("pod " + call.name() + " does not have a host assigned");
    }
    pods.kubelet(call, node);
    boolean upgrade =
        call.request().headers().all("Connection").stream()
            .anyMatch(v -> v.toLowerCase(Locale.ROOT).contains("upgrade"));
    throw upgrade
        ? Failures.serviceUnavailable("this server carries no streams to kubelets")
        : Failures.badRequest("Upgrade request required");
  }

  private static void checkPorts(String list) {
    for (String port : list.split(",", -1)) {
      boolean small = port.matches("[0-9]{1,9}") && Integer.parseInt(port) <= PORT_MAX;
      if (!small) {
        throw Failures.badRequest(
            "cannot convert to []int32: " + Parameters.syntax("strconv.ParseUint", port));
      }
    }
  }
}
