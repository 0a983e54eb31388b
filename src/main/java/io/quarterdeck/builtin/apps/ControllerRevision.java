package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;
import java.util.Locale;

/** The kind ControllerRevision of apps. */
public final class ControllerRevision {
  public static final Kind KIND =
      Kind.named("ControllerRevision", "controllerrevisions")
          .namespaced()
          .stored("apps/v1")
          .strategy(new ControllerRevisionRules())
          .columns(columns());

  private ControllerRevision() {}

  private static Table columns() {
    return Table.named()
        .text("Controller", Doc.of("Controller of the object"), ControllerRevision::controller)
        .cell("Revision", Doc.field("revision"), o -> Cell.of(o.root().integer("revision")))
        .age();
  }

  /** The owner that controls the revision, as {@code statefulset.apps/web}. */
  private static String controller(KubeObject revision) {
    for (MapValue owner : revision.meta().ownerReferences().maps()) {
      if (owner.bool("controller")) {
        String apiVersion = owner.string("apiVersion");
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : "." + apiVersion.substring(0, slash);
        return (owner.string("kind") + group).toLowerCase(Locale.ROOT) + "/" + owner.string("name");
      }
    }
    return Cells.NONE;
  }
}
