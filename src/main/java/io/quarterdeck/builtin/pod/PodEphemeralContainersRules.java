package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of {@code pods/ephemeralcontainers}: containers can be added, and nothing else. */
public final class PodEphemeralContainersRules implements Strategy {
  private static final String NAME = "ephemeralContainers";

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject pod, KubeObject old) {
    Value containers = pod.spec().find(NAME);
    MapValue spec =
        containers == null ? old.spec().without(NAME) : old.spec().with(NAME, containers);
    return pod.with("spec", spec)
        .withStatusOf(old)
        .withMetadataOf(old)
        .edit("spec", now -> DisabledFields.drop(now, old.spec()));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject pod, KubeObject old, FieldErrors errors) {
    if (old.meta().annotations().containsKey(PodScope.MIRROR_ANNOTATION)) {
      errors.forbidden(Path.of(""), "static pods do not support ephemeral containers");
      return;
    }
    Fields fields = Fields.of(pod.root(), errors);
    PodRules.checkMetadata(fields, old);
    PodRules.check(fields, old.meta().map(), old.spec());
    PodAnnotations.checkUpdate(fields.in("metadata"), pod.spec(), old.meta().map());
    Map<String, MapValue> now = new HashMap<>();
    pod.spec().list(NAME).maps().forEach(each -> now.put(each.string("name"), each));
    for (MapValue before : old.spec().list(NAME).maps()) {
      checkKept(fields.in("spec"), before, now.get(before.string("name")));
    }
  }

  private static void checkKept(Fields spec, MapValue before, @Nullable MapValue now) {
    String name = "existing ephemeral containers " + GoText.quote(before.string("name"));
    if (now == null) {
      spec.forbidden(NAME, name + " may not be removed\n");
    } else if (!PodUpdateRules.isSame(now, before)) {
      spec.forbidden(
          NAME, name + " may not be changed\n" + SpecDiff.of("EphemeralContainer", before, now));
    }
  }

  @Override
  public boolean keepsGeneration() {
    return true;
  }
}
