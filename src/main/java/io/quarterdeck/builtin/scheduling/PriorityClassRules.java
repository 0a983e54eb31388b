package io.quarterdeck.builtin.scheduling;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.Map;

/**
 * The rules of PriorityClass: the system's own names and values are reserved; value and policy
 * stay.
 */
final class PriorityClassRules implements Strategy {
  private static final long HIGHEST_OF_USERS = 1_000_000_000;
  private static final String SYSTEM_PREFIX = "system-";
  private static final Map<String, Long> SYSTEM_CLASSES =
      Map.of(
          "system-cluster-critical",
          2 * HIGHEST_OF_USERS,
          "system-node-critical",
          2 * HIGHEST_OF_USERS + 1000);
  private static final Choices PREEMPTION = Choices.inOrder("PreemptLowerPriority", "Never");

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return object.editMeta(m -> m.with("generation", 1));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    String name = object.meta().name();
    if (name.startsWith(SYSTEM_PREFIX)) {
      checkSystemClass(fields, name);
    } else if (fields.integer("value") > HIGHEST_OF_USERS) {
      fields.forbidden(
          "value", "maximum allowed value of a user defined priority is " + HIGHEST_OF_USERS);
    }
    if (fields.has("preemptionPolicy")) {
      fields.requiredOneOf("preemptionPolicy", PREEMPTION);
    }
  }

  private static void checkSystemClass(Fields fields, String name) {
    Long value = SYSTEM_CLASSES.get(name);
    if (value == null) {
      refuse(fields, name + " is not a known system priority class");
    } else if (fields.integer("value") != value) {
      refuse(fields, "value of " + name + " PriorityClass must be " + value);
    } else if (fields.isTrue("globalDefault")) {
      refuse(fields, "globalDefault of " + name + " PriorityClass must be false");
    }
  }

  private static void refuse(Fields fields, String why) {
    fields
        .in("metadata")
        .forbidden(
            "name",
            "priority class names with '"
                + SYSTEM_PREFIX
                + "' prefix are reserved for system use only. error: "
                + why);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    if (fields.integer("value") != old.root().integer("value")) {
      fields.forbidden("value", "may not be changed in an update.");
    }
    fields.immutable("preemptionPolicy", old.root());
  }
}
