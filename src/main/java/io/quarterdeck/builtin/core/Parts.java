package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.FieldErrors;

/** Puts back the part of an object that an endpoint may not change. */
final class Parts {
  private Parts() {}

  static KubeObject withStatusOf(KubeObject object, KubeObject old) {
    return withPartOf(object, old, "status");
  }

  static KubeObject withSpecOf(KubeObject object, KubeObject old) {
    return withPartOf(object, old, "spec");
  }

  private static KubeObject withPartOf(KubeObject object, KubeObject old, String name) {
    Value part = old.root().find(name);
    return part == null ? object.without(name) : object.with(name, part);
  }

  /** What some status rules ask beside the rule of metadata. */
  static void requireResourceVersion(KubeObject object, FieldErrors errors) {
    if (object.meta().resourceVersion().isEmpty()) {
      errors.required(Path.of("resourceVersion"), "");
    }
  }
}
