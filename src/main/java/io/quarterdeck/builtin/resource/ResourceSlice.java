package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import java.time.InstantSource;

/** The kind ResourceSlice of resource.k8s.io. */
public final class ResourceSlice {
  private static final ResourceDefaults DEFAULTS = new ResourceDefaults(InstantSource.system());

  public static final Kind KIND =
      Kind.named("ResourceSlice", "resourceslices")
          .returnsDeleted()
          .selectIndexed("spec.nodeName")
          .select("spec.driver")
          .refusal("field label not supported for {gvk}: {label}")
          .stored("resource.k8s.io/v1")
          .defaults("v1", DEFAULTS::slice)
          .defaults("v1beta2", DEFAULTS::slice)
          .defaults("v1beta1", DEFAULTS::slice)
          .converts("v1beta1", BetaConversion.SLICE)
          .deprecated("v1beta1", "v1.35", "v1.38", "")
          .deprecated("v1beta2", "v1.36", "v1.39", "")
          .strategy(new ResourceSliceRules())
          .columns(columns());

  private ResourceSlice() {}

  private static Table columns() {
    return Table.named()
        .text("Node", Doc.field("spec.nodeName"), o -> o.spec().string("nodeName"))
        .text("Driver", Doc.field("spec.driver"), o -> o.spec().string("driver"))
        .text("Pool", Doc.field("spec.pool.name"), o -> o.spec().map("pool").string("name"))
        .age();
  }
}
