package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;

/** The columns of pods. What a pod is about is told by {@link PodSummary}. */
final class PodTable {
  private static final ListValue SUCCEEDED =
      completed("Succeeded", "The pod has completed successfully.");
  private static final ListValue FAILED = completed("Failed", "The pod failed.");

  private PodTable() {}

  static Table columns() {
    return Table.named()
        .text(
            "Ready",
            Doc.of("The aggregate readiness state of this pod for accepting traffic."),
            pod -> PodSummary.of(pod).ready())
        .text(
            "Status",
            Doc.of("The aggregate status of the containers in this pod."),
            pod -> PodSummary.of(pod).reason())
        .cell(
            "Restarts",
            Doc.of(
                "The number of times the containers in this pod have been restarted and when the"
                    + " last container in this pod has restarted."),
            pod -> PodSummary.of(pod).restarts())
        .age()
        .wide("IP", Doc.field("status.podIP"), PodTable::address)
        .wide(
            "Node",
            Doc.field("spec.nodeName"),
            pod -> Cells.or(pod.spec().string("nodeName"), Cells.NONE))
        .wide(
            "Nominated Node",
            Doc.field("status.nominatedNodeName"),
            pod -> Cells.or(pod.status().string("nominatedNodeName"), Cells.NONE))
        .wide("Readiness Gates", Doc.field("spec.readinessGates"), PodTable::gates)
        .conditions(PodTable::conditions);
  }

  private static String address(KubeObject pod) {
    ListValue addresses = pod.status().list("podIPs");
    return addresses.isEmpty() ? Cells.NONE : Cells.or(addresses.map(0).string("ip"), Cells.NONE);
  }

  /** How many of the conditions that the readiness gates ask for are true. */
  private static String gates(KubeObject pod) {
    ListValue gates = pod.spec().list("readinessGates");
    if (gates.isEmpty()) {
      return Cells.NONE;
    }
    long open =
        gates.maps().stream()
            .map(g -> Cells.condition(pod.status(), g.string("conditionType")))
            .filter(Cells::isTrue)
            .count();
    return open + "/" + gates.size();
  }

  private static ListValue conditions(KubeObject pod) {
    return switch (pod.status().string("phase")) {
      case "Succeeded" -> SUCCEEDED;
      case "Failed" -> FAILED;
      default -> ListValue.EMPTY;
    };
  }

  private static ListValue completed(String reason, String message) {
    return ListValue.of(
        MapValue.builder()
            .put("type", "Completed")
            .put("status", "True")
            .put("reason", Value.of(reason))
            .put("message", message)
            .build());
  }
}
