package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Kind;

/** The kind ResourceSlice of resource.k8s.io. */
public final class ResourceSlice {
  public static final Kind KIND =
      Kind.named("ResourceSlice", "resourceslices")
          .select("spec.nodeName")
          .select("spec.driver")
          .refusal("field label not supported for {gvk}: {label}")
          .stored("resource.k8s.io/v1");

  private ResourceSlice() {}
}
