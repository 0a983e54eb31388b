package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Cells;
import io.quarterdeck.resource.Strategy;

/** The kind FlowSchema of flowcontrol.apiserver.k8s.io. */
public final class FlowSchema {
  public static final Kind KIND =
      Kind.named("FlowSchema", "flowschemas")
          .stored("flowcontrol.apiserver.k8s.io/v1")
          .status(Strategy.NONE).columns(columns());

  private FlowSchema() {}

  private static Table columns() {
    return Table.named().text("PriorityLevel", Doc.field("spec.priorityLevelConfiguration.name"), o -> o.spec().map("priorityLevelConfiguration").string("name")).cell("MatchingPrecedence", Doc.field("spec.matchingPrecedence"), o -> Cell.of(precedence(o))).text("DistinguisherMethod", Doc.field("spec.distinguisherMethod"), o -> o.spec().has("distinguisherMethod") ? o.spec().map("distinguisherMethod").string("type") : Cells.NONE).age().text("MissingPL", Doc.of("references a broken or non-existent PriorityLevelConfiguration"), FlowSchema::dangling).rank(FlowSchema::precedence);
  }

  private static long precedence(KubeObject schema) {
    return schema.spec().integer("matchingPrecedence");
  }

  private static String dangling(KubeObject schema) {
    MapValue dangling = Cells.condition(schema.status(), "Dangling");
    return dangling.isEmpty() ? "?" : dangling.string("status");
  }
}
