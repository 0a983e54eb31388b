package io.quarterdeck.builtin.extensions;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Conversion;

/**
 * Workloads of {@code extensions/v1beta1} have one field each in their spec that apps/v1 gave up;
 * it is not kept.
 *
 * @param former the field's name
 */
record WorkloadConversion(String former) implements Conversion {
  @Override
  public KubeObject toStored(KubeObject workload) {
    return workload
        .with("apiVersion", Value.of("apps/v1"))
        .edit("spec", spec -> spec.without(former));
  }

  @Override
  public KubeObject toServed(KubeObject workload) {
    return workload.with("apiVersion", Value.of("extensions/v1beta1"));
  }
}
