package io.quarterdeck.proxy;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.Failures;
import java.util.ArrayList;
import java.util.List;

/** Finds out which container of a pod a request means. */
public final class Containers {
  private Containers() {}

  /**
   * Returns the name of the container.
   *
   * @param asked "" for the only one there is; init and ephemeral containers do not count for that
   * @throws io.quarterdeck.status.ApiException 400 if there is no such container or too much choice
   */
  public static String choose(KubeObject pod, String asked) {
    String name = pod.meta().name();
    List<MapValue> usual = pod.spec().list("containers").maps();
    List<String> all = new ArrayList<>();
    for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
      pod.spec().list(list).maps().forEach(c -> all.add(c.string("name")));
    }
    if (!asked.isEmpty()) {
      if (!all.contains(asked)) {
        throw Failures.badRequest("container " + asked + " is not valid for pod " + name);
      }
      return asked;
    }
    if (usual.size() == 1) {
      return usual.get(0).string("name");
    }
    String choice = usual.isEmpty() ? "" : ", choose one of: [" + String.join(" ", all) + "]";
    throw Failures.badRequest("a container name must be specified for pod " + name + choice);
  }
}
