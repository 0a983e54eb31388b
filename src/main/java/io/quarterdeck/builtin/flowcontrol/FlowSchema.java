package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;

/** The kind FlowSchema of flowcontrol.apiserver.k8s.io. */
public final class FlowSchema {
  public static final Kind KIND =
      Kind.named("FlowSchema", "flowschemas")
          .stored("flowcontrol.apiserver.k8s.io/v1")
          .defaults("v1", FlowControlDefaults::flowSchema)
          .strategy(new FlowSchemaRules())
          .status(new FlowStatusRules())
          .columns(columns());

  private FlowSchema() {}

  private static Table columns() {
    return Table.named()
        .text(
            "PriorityLevel",
            Doc.field("spec.priorityLevelConfiguration.name"),
            o -> o.spec().map("priorityLevelConfiguration").string("name"))
        .cell(
            "MatchingPrecedence",
            Doc.of(
                "`matchingPrecedence` is used to choose among the FlowSchemas that match a given"
                    + " request. The chosen FlowSchema is among those with the numerically lowest"
                    + " (which we take to be logically highest) MatchingPrecedence.  Each"
                    + " MatchingPrecedence value must be ranged in [1,10000]. Note that if the"
                    + " precedence is not specified, it will be set to 1000 as default."),
            o -> Cell.of(precedence(o)))
        .text(
            "DistinguisherMethod",
            Doc.of(
                "`distinguisherMethod` defines how to compute the flow distinguisher for requests"
                    + " that match this schema. `nil` specifies that the distinguisher is disabled"
                    + " and thus will always be the empty string."),
            o ->
                o.spec().has("distinguisherMethod")
                    ? o.spec().map("distinguisherMethod").string("type")
                    : Cells.NONE)
        .age()
        .text(
            "MissingPL",
            Doc.of("references a broken or non-existent PriorityLevelConfiguration"),
            FlowSchema::dangling)
        .rank(FlowSchema::precedence);
  }

  private static long precedence(KubeObject schema) {
    return schema.spec().integer("matchingPrecedence");
  }

  private static String dangling(KubeObject schema) {
    MapValue dangling = Cells.condition(schema.status(), "Dangling");
    return dangling.isEmpty() ? "?" : dangling.string("status");
  }
}
