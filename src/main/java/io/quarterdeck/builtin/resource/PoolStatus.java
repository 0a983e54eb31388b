package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;
import java.util.List;
import java.util.function.ToLongFunction;

/** The columns of ResourcePoolStatusRequest: what a driver's pools hold, added up. */
final class PoolStatus {
  private PoolStatus() {}

  static Table columns() {
    return Table.named()
        .text("Driver", Doc.of("The driver to query pools for."), o -> o.spec().string("driver"))
        .text(
            "Total",
            Doc.of("Total number of devices across all pools."),
            o -> sum(o, p -> p.integer("totalDevices")))
        .text(
            "Available",
            Doc.of("Number of available devices across all pools."),
            o -> sum(o, p -> p.integer("availableDevices")))
        .text(
            "Allocated",
            Doc.of("Number of allocated devices across all pools."),
            o -> sum(o, p -> p.integer("allocatedDevices")))
        .text(
            "Unavailable",
            Doc.of("Number of unavailable devices across all pools."),
            o -> sum(o, p -> p.integer("unavailableDevices")))
        .text(
            "Errors",
            Doc.of("Number of pools with validation errors."),
            o -> sum(o, p -> p.has("validationError") ? 1 : 0))
        .number(
            "Pools",
            Doc.of("Total number of matching pools."),
            o -> o.status().integer("poolCount"))
        .text("Status", Doc.of("Processing status."), PoolStatus::state)
        .cell("Completed", Doc.of("Time since the observation completed."), PoolStatus::completed);
  }

  private static boolean is(KubeObject request, String condition) {
    return Cells.isTrue(Cells.condition(request.status(), condition));
  }

  private static String sum(KubeObject request, ToLongFunction<MapValue> of) {
    boolean failed = !is(request, "Complete") && is(request, "Failed");
    if (failed || !request.root().has("status")) {
      return "-";
    }
    List<MapValue> pools = request.status().list("pools").maps();
    return Long.toString(pools.stream().mapToLong(of).sum());
  }

  private static String state(KubeObject request) {
    if (!is(request, "Complete")) {
      return is(request, "Failed") ? "Failed" : "Pending";
    }
    int known = request.status().list("pools").size();
    long all = request.status().integer("poolCount");
    return all > known ? "Complete (" + known + "/" + all + " pools)" : "Complete";
  }

  private static Cell completed(KubeObject request) {
    MapValue complete = Cells.condition(request.status(), "Complete");
    return Cells.isTrue(complete)
        ? Cell.since(complete.string("lastTransitionTime"))
        : Cell.of(Cells.NONE);
  }
}
