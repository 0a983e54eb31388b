package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Cells;
import io.quarterdeck.resource.Strategy;

/** The kind PriorityLevelConfiguration of flowcontrol.apiserver.k8s.io. */
public final class PriorityLevelConfiguration {
  public static final Kind KIND =
      Kind.named("PriorityLevelConfiguration", "prioritylevelconfigurations")
          .stored("flowcontrol.apiserver.k8s.io/v1")
          .status(Strategy.NONE).columns(columns());

  private PriorityLevelConfiguration() {}

  private static Table columns() {
    return Table.named().text("Type", Doc.field("spec.type"), o -> o.spec().string("type")).cell("NominalConcurrencyShares", Doc.field("spec.limited.nominalConcurrencyShares"), o -> o.spec().has("limited") ? Cell.of(limited(o).integer("nominalConcurrencyShares")) : Cell.of(Cells.NONE)).cell("Queues", Doc.field("spec.limited.limitResponse.queuing.queues"), o -> queuing(o, "queues")).cell("HandSize", Doc.field("spec.limited.limitResponse.queuing.handSize"), o -> queuing(o, "handSize")).cell("QueueLengthLimit", Doc.field("spec.limited.limitResponse.queuing.queueLengthLimit"), o -> queuing(o, "queueLengthLimit")).age();
  }

  private static MapValue limited(KubeObject level) {
    return level.spec().map("limited");
  }

  private static Cell queuing(KubeObject level, String key) {
    MapValue response = limited(level).map("limitResponse");
    return response.has("queuing")
        ? Cell.of(response.map("queuing").integer(key))
        : Cell.of(Cells.NONE);
  }
}
