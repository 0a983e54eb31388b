package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind DeviceClass of resource.k8s.io. */
public final class DeviceClass {
  public static final Kind KIND =
      Kind.named("DeviceClass", "deviceclasses")
          .returnsDeleted()
          .stored("resource.k8s.io/v1")
          .deprecated("v1beta1", "v1.35", "v1.38", "")
          .deprecated("v1beta2", "v1.36", "v1.39", "")
          .strategy(new DeviceClassRules())
          .columns(columns());

  private DeviceClass() {}

  private static Table columns() {
    return Table.named().age();
  }
}
