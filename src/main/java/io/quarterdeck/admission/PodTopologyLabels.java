package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import java.util.List;

/**
 * Gives pods the zone and region of their node as labels (KEP-4742): those that come with a node at
 * once, the others through the binding that brings them to one.
 */
public final class PodTopologyLabels implements AdmissionPlugin {
  private static final List<String> PODS = List.of("pods");
  private static final List<String> COPIED =
      List.of("topology.kubernetes.io/region", "topology.kubernetes.io/zone");

  private final Cluster cluster;

  public PodTopologyLabels(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return "PodTopologyLabels";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public KubeObject mutate(Attributes attributes) {
    KubeObject object = attributes.object().orElseThrow();
    if (!attributes.isOneOf("", PODS)) {
      return object;
    }
    return switch (attributes.subresource()) {
      case "" -> labelled(object, object.spec().string("nodeName"));
      case "binding" -> {
        MapValue target = object.root().map("target");
        boolean isNode = target.string("kind").equals("Node");
        yield isNode ? labelled(object, target.string("name")) : object;
      }
      default -> object;
    };
  }

  private KubeObject labelled(KubeObject object, String nodeName) {
    if (nodeName.isEmpty()) {
      return object;
    }
    MapValue ofNode =
        cluster
            .find("", "nodes", "", nodeName)
            .map(node -> node.root().map("metadata").map("labels"))
            .orElse(MapValue.EMPTY);
    MapValue labels = object.root().map("metadata").map("labels");
    for (String key : COPIED) {
      if (ofNode.find(key) instanceof StringValue value) {
        labels = labels.with(key, value);
      }
    }
    MapValue all = labels;
    return all.isEmpty() ? object : object.editMeta(meta -> meta.with("labels", all));
  }
}
