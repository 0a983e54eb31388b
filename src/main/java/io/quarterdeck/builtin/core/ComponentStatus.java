package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** The kind ComponentStatus of the core group. */
public final class ComponentStatus {
  public static final Kind KIND =
      Kind.named("ComponentStatus", "componentstatuses")
          .shortNames("cs")
          .verbs("get", "list")
          .deprecated("v1", "v1.19", "", "")
          .columns(columns());

  private ComponentStatus() {}

  private static Table columns() {
    return Table.named()
        .text("Status", Doc.of("Status of the component conditions"), ComponentStatus::health)
        .text(
            "Message",
            Doc.of("Message of the component conditions"),
            o -> Cells.condition(o.root(), "Healthy").string("message"))
        .text(
            "Error",
            Doc.of("Error of the component conditions"),
            o -> Cells.condition(o.root(), "Healthy").string("error"));
  }

  private static String health(KubeObject component) {
    MapValue healthy = Cells.condition(component.root(), "Healthy");
    return healthy.isEmpty() ? "Unknown" : Cells.isTrue(healthy) ? "Healthy" : "Unhealthy";
  }
}
