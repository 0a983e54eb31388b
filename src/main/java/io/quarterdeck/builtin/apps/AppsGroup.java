package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Group;

/** The kinds of the group apps, by version. */
public final class AppsGroup {
  public static final Group GROUP =
      Group.named("apps", 17800)
          .version(
              "v1",
              15,
              ControllerRevision.KIND,
              DaemonSet.KIND,
              Deployment.KIND,
              ReplicaSet.KIND,
              StatefulSet.KIND);

  private AppsGroup() {}
}
