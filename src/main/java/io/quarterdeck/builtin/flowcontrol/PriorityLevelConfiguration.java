package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;

/** The kind PriorityLevelConfiguration of flowcontrol.apiserver.k8s.io. */
public final class PriorityLevelConfiguration {
  public static final Kind KIND =
      Kind.named("PriorityLevelConfiguration", "prioritylevelconfigurations")
          .stored("flowcontrol.apiserver.k8s.io/v1")
          .defaults("v1", FlowControlDefaults::priorityLevel)
          .strategy(new PriorityLevelRules())
          .status(new FlowStatusRules())
          .columns(columns());

  private PriorityLevelConfiguration() {}

  private static Table columns() {
    return Table.named()
        .text(
            "Type",
            Doc.of(
                "`type` indicates whether this priority level is subject to limitation on request"
                    + " execution.  A value of `\"Exempt\"` means that requests of this priority"
                    + " level are not subject to a limit (and thus are never queued) and do not"
                    + " detract from the capacity made available to other priority levels.  A value"
                    + " of `\"Limited\"` means that (a) requests of this priority level _are_"
                    + " subject to limits and (b) some of the server's limited capacity is made"
                    + " available exclusively to this priority level. Required."),
            o -> o.spec().string("type"))
        .cell(
            "NominalConcurrencyShares",
            Doc.of(
                "`nominalConcurrencyShares` (NCS) contributes to the computation of the"
                    + " NominalConcurrencyLimit (NominalCL) of this level. This is the number of"
                    + " execution seats available at this priority level. This is used both for"
                    + " requests dispatched from this priority level as well as requests dispatched"
                    + " from other priority levels borrowing seats from this level. The server's"
                    + " concurrency limit (ServerCL) is divided among the Limited priority levels"
                    + " in proportion to their NCS values:\n\n"
                    + "NominalCL(i)  = ceil( ServerCL * NCS(i) / sum_ncs ) sum_ncs = sum[priority"
                    + " level k] NCS(k)\n\n"
                    + "Bigger numbers mean a larger nominal concurrency limit, at the expense of"
                    + " every other priority level.\n\n"
                    + "If not specified, this field defaults to a value of 30.\n\n"
                    + "Setting this field to zero supports the construction of a \"jail\" for this"
                    + " priority level that is used to hold some request(s)"),
            o ->
                o.spec().has("limited")
                    ? Cell.of(limited(o).integer("nominalConcurrencyShares"))
                    : Cell.of(Cells.NONE))
        .cell(
            "Queues",
            Doc.of(
                "`queues` is the number of queues for this priority level. The queues exist"
                    + " independently at each apiserver. The value must be positive.  Setting it to"
                    + " 1 effectively precludes shufflesharding and thus makes the distinguisher"
                    + " method of associated flow schemas irrelevant.  This field has a default"
                    + " value of 64."),
            o -> queuing(o, "queues"))
        .cell(
            "HandSize",
            Doc.of(
                "`handSize` is a small positive number that configures the shuffle sharding of"
                    + " requests into queues.  When enqueuing a request at this priority level the"
                    + " request's flow identifier (a string pair) is hashed and the hash value is"
                    + " used to shuffle the list of queues and deal a hand of the size specified"
                    + " here.  The request is put into one of the shortest queues in that hand."
                    + " `handSize` must be no larger than `queues`, and should be significantly"
                    + " smaller (so that a few heavy flows do not saturate most of the queues). "
                    + " See the user-facing documentation for more extensive guidance on setting"
                    + " this field.  This field has a default value of 8."),
            o -> queuing(o, "handSize"))
        .cell(
            "QueueLengthLimit",
            Doc.of(
                "`queueLengthLimit` is the maximum number of requests allowed to be waiting in a"
                    + " given queue of this priority level at a time; excess requests are rejected."
                    + "  This value must be positive.  If not specified, it will be defaulted to"
                    + " 50."),
            o -> queuing(o, "queueLengthLimit"))
        .age();
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
