package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import java.util.List;

/** What is the same for all kinds of admissionregistration.k8s.io. */
interface RegistrationStrategy extends Strategy {
  String STATIC_SUFFIX = ".static.k8s.io";

  @Override
  default boolean keepsGeneration() {
    return true;
  }

  @Override
  default boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  default List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    String name = object.meta().name();
    return name.endsWith(STATIC_SUFFIX)
        ? List.of(
            "metadata.name: names ending with \""
                + STATIC_SUFFIX
                + "\" are reserved for static manifest-based configurations and cannot be managed"
                + " via the API")
        : List.of();
  }

  @Override
  default List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return warningsOnCreate(context, object);
  }
}
