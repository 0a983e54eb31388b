package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.resource.Strategy;
import java.time.InstantSource;

/** The kind DeviceTaintRule of resource.k8s.io. */
public final class DeviceTaintRule {
  private static final ResourceDefaults DEFAULTS = new ResourceDefaults(InstantSource.system());

  public static final Kind KIND =
      Kind.named("DeviceTaintRule", "devicetaintrules")
          .returnsDeleted()
          .stored("resource.k8s.io/v1alpha3")
          .defaults("v1alpha3", DEFAULTS::taintRule)
          .defaults("v1beta2", DEFAULTS::taintRule)
          .partWithoutTable("status", Strategy.NONE)
          .deprecated("v1beta2", "v1.39", "v1.42", "")
          .deprecated("v1alpha3", "v1.36", "v1.39", "")
          .columns(columns());

  private DeviceTaintRule() {}

  private static Table columns() {
    return Table.named()
        .text("Key", Doc.field("spec.taint.key"), o -> taint(o).string("key"))
        .text("Value", Doc.field("spec.taint.value"), o -> taint(o).string("value"))
        .text("Effect", Doc.field("spec.taint.effect"), o -> taint(o).string("effect"))
        .cell("TimeAdded", Doc.field("spec.taint.timeAdded"), DeviceTaintRule::timeAdded)
        .age();
  }

  private static MapValue taint(KubeObject rule) {
    return rule.spec().map("taint");
  }

  private static Cell timeAdded(KubeObject rule) {
    return taint(rule).has("timeAdded") ? Cell.since(taint(rule).string("timeAdded")) : Cell.of("");
  }
}
