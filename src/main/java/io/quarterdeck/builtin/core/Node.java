package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.Set;
import java.util.TreeSet;

/** The kind Node of the core group. */
public final class Node {
  private static final String ROLE_PREFIX = "node-role.kubernetes.io/";

  public static final Kind KIND =
      Kind.named("Node", "nodes")
          .shortNames("no")
          .select("spec.unschedulable", node -> Boolean.toString(node.spec().bool("unschedulable")))
          .stored("v1", "minions")
          .defaults("v1", CoreDefaults::node)
          .proxy("NodeProxyOptions")
          .strategy(new NodeRules())
          .status(new NodeStatusRules())
          .columns(columns());

  private Node() {}

  private static Table columns() {
    return Table.named()
        .text("Status", Doc.of("The status of the node"), Node::state)
        .text("Roles", Doc.of("The roles of the node"), Node::roles)
        .age()
        .text(
            "Version", Doc.field("status.nodeInfo.kubeletVersion"), o -> info(o, "kubeletVersion"))
        .wide("Internal-IP", Doc.field("status.addresses"), o -> address(o, "InternalIP"))
        .wide("External-IP", Doc.field("status.addresses"), o -> address(o, "ExternalIP"))
        .wide(
            "OS-Image",
            Doc.field("status.nodeInfo.osImage"),
            o -> Cells.or(info(o, "osImage"), Cells.UNKNOWN))
        .wide("Kernel-Version", Doc.field("status.nodeInfo.kernelVersion"), Node::kernel)
        .wide(
            "Container-Runtime",
            Doc.field("status.nodeInfo.containerRuntimeVersion"),
            o -> Cells.or(info(o, "containerRuntimeVersion"), Cells.UNKNOWN));
  }

  private static String info(KubeObject node, String key) {
    return node.status().map("nodeInfo").string(key);
  }

  private static String state(KubeObject node) {
    MapValue ready = Cells.condition(node.status(), "Ready");
    String state = ready.isEmpty() ? "Unknown" : Cells.isTrue(ready) ? "Ready" : "NotReady";
    return state + (node.spec().bool("unschedulable") ? ",SchedulingDisabled" : "");
  }

  private static String roles(KubeObject node) {
    Set<String> roles = new TreeSet<>();
    node.meta()
        .labels()
        .forEach(
            (label, value) -> {
              if (label.startsWith(ROLE_PREFIX)) {
                roles.add(label.substring(ROLE_PREFIX.length()));
              } else if (label.equals("kubernetes.io/role")) {
                roles.add(value);
              }
            });
    roles.remove("");
    return Cells.or(String.join(",", roles), Cells.NONE);
  }

  private static String address(KubeObject node, String type) {
    for (MapValue address : node.status().list("addresses").maps()) {
      if (address.string("type").equals(type)) {
        return address.string("address");
      }
    }
    return Cells.NONE;
  }

  private static String kernel(KubeObject node) {
    String architecture = info(node, "architecture");
    return Cells.or(info(node, "kernelVersion"), Cells.UNKNOWN)
        + (architecture.isEmpty() ? "" : " (" + architecture + ")");
  }
}
