package io.quarterdeck.action;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.proxy.Backends;
import io.quarterdeck.proxy.Containers;
import io.quarterdeck.proxy.LogOptions;
import io.quarterdeck.proxy.LogStream;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.Connect;
import io.quarterdeck.request.Reply;
import java.util.List;

/**
 * {@code pods/NAME/log}: the log of a container, from its kubelet; nothing of a pod without one.
 */
record PodLogs(Connects.Pods pods, Backends backends) implements Connect {
  @Override
  public Reply connect(Call call) {
    LogOptions options = LogOptions.of(call.request().query());
    options.check(call.name());
    KubeObject pod = pods.pod(call, call.name());
    String container = Containers.choose(pod, options.container());
    String node = pod.spec().string("nodeName");
    if (node.isEmpty()) {
      return new Reply.Whole(204, "", List.of(), new byte[0]);
    }
    String path = "/containerLogs/" + call.namespace() + "/" + call.name() + "/" + container;
    return LogStream.of(
        pods.kubelet(call, node).at(path).asking(options.query()),
        options.unverified() ? backends.unverifiedKubelets() : backends.kubelets(),
        "pods/log",
        call.name());
  }
}
