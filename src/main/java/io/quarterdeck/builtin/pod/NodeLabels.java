package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.rules.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The labels and annotations of nodes that should not be used any more. */
public final class NodeLabels {
  private static final Map<String, String> DEPRECATED =
      Map.of(
          "beta.kubernetes.io/arch",
          "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
          "beta.kubernetes.io/os",
          "deprecated since v1.14; use \"kubernetes.io/os\" instead",
          "failure-domain.beta.kubernetes.io/region",
          "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
          "failure-domain.beta.kubernetes.io/zone",
          "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
          "beta.kubernetes.io/instance-type",
          "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead",
          "app.kubernetes.io/created-by",
          "deprecated since v1.9",
          "scheduler.alpha.kubernetes.io/preferAvoidPods",
          "deprecated since v1.22; use Taints and Tolerations instead",
          "node-role.kubernetes.io/master",
          "use \"node-role.kubernetes.io/control-plane\" instead");

  private NodeLabels() {}

  /** Returns what to use instead of the label, "" if it is not deprecated. */
  public static String deprecation(String label) {
    return DEPRECATED.getOrDefault(label, "");
  }

  /**
   * Returns what a client should hear of a term of a node selector.
   *
   * @param values whether values that are no label values are told too
   */
  public static List<String> warnings(MapValue term, boolean values, Path path) {
    List<String> warnings = new ArrayList<>();
    ListValue expressions = term.list("matchExpressions");
    for (int i = 0; i < expressions.size(); i++) {
      Path expression = path.child("matchExpressions").index(i);
      String key = expressions.map(i).string("key");
      String message = deprecation(key);
      if (!message.isEmpty()) {
        warnings.add(expression.child("key") + ": " + key + " is " + message);
      }
      ListValue list = values ? expressions.map(i).list("values") : ListValue.EMPTY;
      for (int j = 0; j < list.size(); j++) {
        for (String wrong : Formats.LABEL_VALUE.check(list.string(j))) {
          warnings.add(
              expression.child("values").index(j)
                  + ": "
                  + list.string(j)
                  + " is invalid, "
                  + wrong);
        }
      }
    }
    return warnings;
  }
}
