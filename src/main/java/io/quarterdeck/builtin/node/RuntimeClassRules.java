package io.quarterdeck.builtin.node;

import io.quarterdeck.builtin.pod.NodeLabels;
import io.quarterdeck.builtin.pod.ResourceRules;
import io.quarterdeck.builtin.pod.SchedulingRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Labels;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of RuntimeClass: the handler, which stays, what it costs and where its pods may go. */
final class RuntimeClassRules implements Strategy {
  private static final GoStruct TOLERATION =
      GoStruct.of("Key Operator Value Effect TolerationSeconds*");

  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject runtimeClass, FieldErrors errors) {
    check(Fields.of(runtimeClass.root(), errors));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject runtimeClass, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(runtimeClass.root(), errors);
    Fields metadata = fields.in("metadata");
    ObjectMeta.check(metadata, false, nameRule()::check);
    check(fields);
    ObjectMeta.checkUpdate(metadata, old.meta().map());
    fields.immutableString("handler", old.root());
  }

  private static void check(Fields runtimeClass) {
    runtimeClass.required("handler", Formats.DNS_LABEL);
    ResourceRules.checkPodFixed(runtimeClass.in("overhead"));
    Fields scheduling = runtimeClass.in("scheduling");
    Labels.check(scheduling, "nodeSelector");
    SchedulingRules.checkTolerations(scheduling, false);
    checkDistinct(scheduling);
  }

  /** No two tolerations differ in their seconds alone. */
  private static void checkDistinct(Fields scheduling) {
    Set<MapValue> seen = new HashSet<>();
    for (Fields toleration : scheduling.each("tolerations")) {
      if (!seen.add(toleration.map().without("tolerationSeconds"))) {
        toleration.errors().duplicate(toleration.path(), TOLERATION.show(toleration.map()));
      }
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject runtimeClass) {
    return runtimeClass.root().map("scheduling").map("nodeSelector").keys().stream()
        .map(NodeLabels::deprecation)
        .filter(instead -> !instead.isEmpty())
        .map(instead -> "scheduling.nodeSelector: " + instead)
        .toList();
  }

  @Override
  public List<String> warningsOnUpdate(
      RuleContext context, KubeObject runtimeClass, KubeObject old) {
    return warningsOnCreate(context, runtimeClass);
  }
}
