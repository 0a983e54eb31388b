package io.quarterdeck.action;

import io.quarterdeck.access.Authorization;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.proxy.Backends;
import io.quarterdeck.proxy.Kubelets;
import io.quarterdeck.proxy.Location;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.Connect;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.registry.Subresources.Key;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The list of the subresources that lead to a kubelet, a pod or a service. */
public final class Connects {
  private Connects() {}

  /** What they stand on. */
  public record Parts(
      Objects objects,
      Catalog catalog,
      Authorization authorization,
      Kubelets kubelets,
      Backends backends,
      RandomGenerator random) {}

  public static Map<Key, Connect> all(Parts parts) {
    Finder finder =
        (resource, namespace, name) ->
            parts
                .objects()
                .find(
                    parts.catalog().find("", "v1", resource).orElseThrow().stored().orElseThrow(),
                    namespace,
                    name);
    Pods pods = new Pods(finder, parts.kubelets());
    return Map.of(
        new Key("", "pods", "log"), new PodLogs(pods, parts.backends()),
        new Key("", "pods", "exec"), new PodStreams(pods, parts.authorization()),
        new Key("", "pods", "attach"), new PodStreams(pods, parts.authorization()),
        new Key("", "pods", "portforward"), new PodStreams(pods, parts.authorization()),
        new Key("", "pods", "proxy"), new PodProxies(pods, parts.backends().others()),
        new Key("", "nodes", "proxy"), new NodeProxies(pods, parts.backends()),
        new Key("", "services", "proxy"),
            new ServiceProxies(finder, parts.backends().others(), parts.random()));
  }

  /**
   * What is not there counts as one of the resource that the request is about, as upstream says.
   */
  static ApiException notFound(Call call, String name) {
    return Failures.notFound(call.type().group(), call.type().plural(), name);
  }

  static void refuseDryRun(Call call) {
    if (call.request().query().has("dryRun")) {
      throw Failures.badRequest("dryRun is not supported");
    }
  }

  /** Returns the path below a proxy, whose slash at the end the request's own end decides. */
  static String below(Call call) {
    String rest = call.route().rest();
    return call.request().target().path().endsWith("/") ? rest + "/" : rest;
  }

  /** Finds what lies on the way to a kubelet. */
  record Pods(Finder finder, Kubelets kubelets) {
    KubeObject pod(Call call, String name) {
      return finder.find("pods", call.namespace(), name).orElseThrow(() -> notFound(call, name));
    }

    Location kubelet(Call call, String node) {
      return kubelets.of(finder.find("nodes", "", node).orElseThrow(() -> notFound(call, node)));
    }
  }
}
