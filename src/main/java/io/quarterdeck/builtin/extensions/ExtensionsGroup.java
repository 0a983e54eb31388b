package io.quarterdeck.builtin.extensions;

import io.quarterdeck.builtin.Group;

/**
 * The kinds of the group extensions, which upstream served until v1.22. Served here by conversion
 * from today's kinds, for clients that know nothing else; last of all groups, so that no client
 * prefers it.
 */
public final class ExtensionsGroup {
  private static final int LAST = 1; // custom resources' groups have 1000

  public static final Group GROUP =
      Group.named("extensions", LAST)
          .version(
              "v1beta1",
              1,
              DaemonSet.KIND,
              Deployment.KIND,
              Ingress.KIND,
              NetworkPolicy.KIND,
              ReplicaSet.KIND);

  private ExtensionsGroup() {}
}
