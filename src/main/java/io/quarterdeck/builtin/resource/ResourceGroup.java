package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Group;

/** The kinds of the group resource.k8s.io, by version. */
public final class ResourceGroup {
  public static final Group GROUP =
      Group.named("resource.k8s.io", 16200)
          .version(
              "v1",
              21,
              DeviceClass.KIND,
              ResourceClaim.KIND,
              ResourceClaimTemplate.KIND,
              ResourceSlice.KIND)
          .optional(
              "v1beta2",
              15,
              DeviceClass.KIND,
              DeviceTaintRule.KIND,
              ResourceClaim.KIND,
              ResourceClaimTemplate.KIND,
              ResourceSlice.KIND)
          .optional(
              "v1beta1",
              9,
              DeviceClass.KIND,
              ResourceClaim.KIND,
              ResourceClaimTemplate.KIND,
              ResourceSlice.KIND)
          .optional("v1alpha3", 1, DeviceTaintRule.KIND, ResourcePoolStatusRequest.KIND);

  private ResourceGroup() {}
}
