package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Group;

/** The kinds of the group networking.k8s.io, by version. */
public final class NetworkingGroup {
  public static final Group GROUP =
      Group.named("networking.k8s.io", 17200)
          .version(
              "v1",
              15,
              IngressClass.KIND,
              Ingress.KIND,
              IPAddress.KIND,
              NetworkPolicy.KIND,
              ServiceCIDR.KIND)
          .optional("v1beta1", 9, IPAddress.KIND, ServiceCIDR.KIND);

  private NetworkingGroup() {}
}
