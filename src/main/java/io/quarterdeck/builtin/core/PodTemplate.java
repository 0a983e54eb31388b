package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** The kind PodTemplate of the core group. */
public final class PodTemplate {
  public static final Kind KIND =
      Kind.named("PodTemplate", "podtemplates")
          .returnsDeleted()
          .namespaced()
          .stored("v1")
          .strategy(new TemplateRules())
          .defaults("v1", TemplateRules::defaults)
          .columns(columns());

  private PodTemplate() {}

  private static Table columns() {
    return Table.named()
        .text("Containers", Cells.CONTAINERS, o -> Cells.containers(podSpec(o)))
        .text("Images", Cells.IMAGES, o -> Cells.images(podSpec(o)))
        .text(
            "Pod Labels",
            Doc.of("The labels for the pod template."),
            o -> Cells.labels(o.root().map("template").map("metadata").map("labels")));
  }

  private static MapValue podSpec(KubeObject object) {
    return object.root().map("template").map("spec");
  }
}
