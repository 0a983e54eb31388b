package io.quarterdeck.builtin.scheduling;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind PriorityClass of scheduling.k8s.io. */
public final class PriorityClass {
  public static final Kind KIND =
      Kind.named("PriorityClass", "priorityclasses")
          .shortNames("pc")
          .stored("scheduling.k8s.io/v1")
          .defaults("v1", root -> root.withDefault("preemptionPolicy", "PreemptLowerPriority"))
          .strategy(new PriorityClassRules())
          .columns(columns());

  private PriorityClass() {}

  private static Table columns() {
    return Table.named()
        .number("Value", Doc.field("value"), o -> o.root().integer("value"))
        .truth("Global-Default", Doc.field("globalDefault"), o -> o.root().bool("globalDefault"))
        .age()
        .text(
            "PreemptionPolicy",
            Doc.field("preemptionPolicy"),
            o -> o.root().string("preemptionPolicy"));
  }
}
