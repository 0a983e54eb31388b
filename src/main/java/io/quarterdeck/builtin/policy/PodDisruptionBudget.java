package io.quarterdeck.builtin.policy;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;

/** The kind PodDisruptionBudget of policy. */
public final class PodDisruptionBudget {
  public static final Kind KIND =
      Kind.named("PodDisruptionBudget", "poddisruptionbudgets")
          .namespaced()
          .shortNames("pdb")
          .stored("policy/v1")
          .strategy(new PodDisruptionBudgetRules())
          .status(new PodDisruptionBudgetRules.OfStatus())
          .columns(columns());

  private PodDisruptionBudget() {}

  private static Table columns() {
    return Table.named()
        .text(
            "Min Available",
            Doc.of("The minimum number of pods that must be available."),
            o -> amount(o, "minAvailable"))
        .text(
            "Max Unavailable",
            Doc.of("The maximum number of pods that may be unavailable."),
            o -> amount(o, "maxUnavailable"))
        .number(
            "Allowed Disruptions",
            Doc.of("Calculated number of pods that may be disrupted at this time."),
            o -> o.status().integer("disruptionsAllowed"))
        .age();
  }

  private static String amount(KubeObject budget, String key) {
    return budget.spec().get(key).map(Cells::plain).orElse("N/A");
  }
}
