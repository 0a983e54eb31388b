package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.pod.PodDefaults;
import io.quarterdeck.builtin.pod.PodDeletion;
import io.quarterdeck.builtin.pod.PodEphemeralContainersRules;
import io.quarterdeck.builtin.pod.PodResizeRules;
import io.quarterdeck.builtin.pod.PodRules;
import io.quarterdeck.builtin.pod.PodStatusRules;
import io.quarterdeck.resource.Subresource.Role;

/** The kind Pod of the core group. */
public final class Pod {
  public static final Kind KIND =
      Kind.named("Pod", "pods")
          .deletion(new PodDeletion())
          .namespaced()
          .shortNames("po")
          .categories("all")
          .selectIndexed("spec.nodeName")
          .alias("spec.host", "spec.nodeName")
          .select("spec.restartPolicy")
          .select("spec.schedulerName")
          .select("spec.serviceAccountName")
          .select("spec.hostNetwork", pod -> Boolean.toString(pod.spec().bool("hostNetwork")))
          .select("status.phase")
          .select("status.podIP")
          .select("status.podIPs", pod -> "")
          .select("status.nominatedNodeName")
          .stored("v1")
          .strategy(new PodRules())
          .defaults("v1", PodDefaults::pod)
          .subresource("attach", Role.CONNECT, "", "PodAttachOptions", "create", "get")
          .subresource("binding", Role.ACTION, "", "Binding", "create")
          .partWithoutTable("ephemeralcontainers", new PodEphemeralContainersRules())
          .subresource("eviction", Role.ACTION, "policy/v1", "Eviction", "create")
          .takesAlso("eviction", "v1beta1")
          .subresource("exec", Role.CONNECT, "", "PodExecOptions", "create", "get")
          .subresource("log", Role.CONNECT, "", "Pod", "get")
          .subresource("portforward", Role.CONNECT, "", "PodPortForwardOptions", "create", "get")
          .proxy("PodProxyOptions")
          .partWithoutTable("resize", new PodResizeRules())
          .status(new PodStatusRules())
          .columns(PodTable.columns());

  private Pod() {}
}
