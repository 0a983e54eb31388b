package io.quarterdeck.builtin.apiextensions;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;

/**
 * What the server keeps of a CustomResourceDefinition: its generation, its status, and there every
 * version in which objects may have been stored. What a definition may say is not checked here.
 */
final class CustomResourceDefinitionRules implements Strategy {
  private static final String STORED_VERSIONS = "storedVersions";

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    KubeObject next = object.withStatusOf(old);
    ListValue stored = next.status().list(STORED_VERSIONS);
    String storage =
        next.spec().list("versions").maps().stream()
            .filter(version -> version.bool("storage"))
            .map(version -> version.string("name"))
            .findFirst()
            .orElse("");
    if (storage.isEmpty() || stored.strings().contains(storage)) {
      return next;
    }
    MapValue status = next.status().with(STORED_VERSIONS, stored.plus(Value.of(storage)));
    return next.with("status", status);
  }
}
