package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a pod is about, in one word and three numbers, as {@code kubectl get pods} tells it: the
 * phase, unless a container knows more. Used once for one pod; not thread-safe.
 */
final class PodSummary {
  private final KubeObject pod;
  private final Set<String> sidecars = new HashSet<>(); // init containers that go on running
  private final int containers;
  private int readyContainers;
  private String reason;
  private long restarts;
  private String lastRestart = ""; // times compare as text: RFC 3339 in UTC

  private PodSummary(KubeObject pod) {
    this.pod = pod;
    for (MapValue container : pod.spec().list("initContainers").maps()) {
      if (container.string("restartPolicy").equals("Always")) {
        sidecars.add(container.string("name"));
      }
    }
    this.containers = pod.spec().list("containers").size() + sidecars.size();
    this.reason = ownReason();
  }

  static PodSummary of(KubeObject pod) {
    PodSummary summary = new PodSummary(pod);
    boolean initializing = summary.lookAtInitContainers();
    if (!initializing || Cells.isTrue(Cells.condition(pod.status(), "Initialized"))) {
      summary.lookAtContainers();
    }
    summary.lookAtDeletion();
    return summary;
  }

  /** Returns ready containers of all, sidecars among them: {@code 1/2}. */
  String ready() {
    return readyContainers + "/" + containers;
  }

  String reason() {
    return reason;
  }

  /** Returns how often containers were restarted, and how long ago the last time was. */
  Cell restarts() {
    return restarts == 0 || lastRestart.isEmpty()
        ? Cell.of(Long.toString(restarts))
        : Cell.since(restarts + " (", lastRestart, " ago)");
  }

  private String ownReason() {
    MapValue scheduled = Cells.condition(pod.status(), "PodScheduled");
    if (scheduled.string("reason").equals("SchedulingGated")) {
      return "SchedulingGated";
    }
    return Cells.or(pod.status().string("reason"), pod.status().string("phase"));
  }

  /** Returns whether an init container is not done, which the reason then says. */
  private boolean lookAtInitContainers() {
    long allRestarts = 0;
    String allLast = "";
    List<MapValue> statuses = pod.status().list("initContainerStatuses").maps();
    for (int i = 0; i < statuses.size(); i++) {
      MapValue container = statuses.get(i);
      boolean sidecar = sidecars.contains(container.string("name"));
      allRestarts += container.integer("restartCount");
      allLast = later(allLast, lastTermination(container));
      if (sidecar) {
        restarts += container.integer("restartCount");
        lastRestart = later(lastRestart, lastTermination(container));
      }
      if (isDone(container)) {
        continue;
      }
      if (sidecar && container.bool("started")) {
        readyContainers += container.bool("ready") ? 1 : 0;
        continue;
      }
      reason = "Init:" + initReason(container, i);
      // Until initialization is over, restarts are those of init containers.
      if (!Cells.isTrue(Cells.condition(pod.status(), "Initialized"))) {
        restarts = allRestarts;
        lastRestart = allLast;
      }
      return true;
    }
    return false;
  }

  private static boolean isDone(MapValue container) {
    MapValue state = container.map("state");
    return state.has("terminated") && state.map("terminated").integer("exitCode") == 0;
  }

  private String initReason(MapValue container, int index) {
    MapValue state = container.map("state");
    if (state.has("terminated")) {
      return terminated(state.map("terminated"));
    }
    String waiting = state.map("waiting").string("reason");
    return waiting.isEmpty() || waiting.equals("PodInitializing")
        ? index + "/" + pod.spec().list("initContainers").size()
        : waiting;
  }

  private static String terminated(MapValue terminated) {
    if (!terminated.string("reason").isEmpty()) {
      return terminated.string("reason");
    }
    long signal = terminated.integer("signal");
    return signal != 0 ? "Signal:" + signal : "ExitCode:" + terminated.integer("exitCode");
  }

  /** The first container that has something to say decides the reason. */
  private void lookAtContainers() {
    boolean running = false;
    String failure = "";
    for (MapValue container : pod.status().list("containerStatuses").maps().reversed()) {
      restarts += container.integer("restartCount");
      lastRestart = later(lastRestart, lastTermination(container));
      MapValue state = container.map("state");
      String waiting = state.map("waiting").string("reason");
      if (!waiting.isEmpty()) {
        reason = waiting;
      } else if (state.has("terminated")) {
        reason = terminated(state.map("terminated"));
        failure = state.map("terminated").integer("exitCode") == 0 ? failure : reason;
      } else if (container.bool("ready") && state.has("running")) {
        running = true;
        readyContainers++;
      }
    }
    if (reason.equals("Completed")) {
      reason = besideCompleted(running, failure);
    }
  }

  /** What a pod is whose first word is that a container completed. */
  private String besideCompleted(boolean running, String failure) {
    if (running && Cells.isTrue(Cells.condition(pod.status(), "Ready"))) {
      return "Running";
    }
    return Cells.or(failure, running ? "NotReady" : "Completed");
  }

  private void lookAtDeletion() {
    if (!pod.meta().isBeingDeleted()) {
      return;
    }
    String phase = pod.status().string("phase");
    if (pod.status().string("reason").equals("NodeLost")) {
      reason = "Unknown";
    } else if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
      reason = "Terminating";
    }
  }

  private static String lastTermination(MapValue container) {
    return container.map("lastState").map("terminated").string("finishedAt");
  }

  private static String later(String a, String b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
