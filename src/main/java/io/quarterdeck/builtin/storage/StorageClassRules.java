package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.pod.NodeLabels;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of StorageClass: what provisions is fixed at creation; where volumes may lie can
 * change.
 */
final class StorageClassRules implements Strategy {
  private static final Choices RECLAIM_POLICIES = Choices.of("Delete", "Retain");
  private static final Choices BINDING_MODES = Choices.of("Immediate", "WaitForFirstConsumer");

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.check(fields, false, nameRule()::check);
    check(fields);
    Metadata.checkUpdate(fields, old);
    for (String fixed :
        List.of("parameters", "provisioner", "reclaimPolicy", "volumeBindingMode")) {
      fields.immutable(fixed, old.root());
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    List<String> warnings = new ArrayList<>();
    Fields fields = Fields.of(object.root(), new FieldErrors());
    for (Fields term : fields.each("allowedTopologies")) {
      for (Fields requirement : term.each("matchLabelExpressions")) {
        String message = NodeLabels.deprecation(requirement.string("key"));
        if (!message.isEmpty()) {
          warnings.add(requirement.at("key") + ": " + message);
        }
      }
    }
    return warnings;
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return warningsOnCreate(context, object);
  }

  private static void check(Fields storageClass) {
    ClassParameters.checkDriver(storageClass, "provisioner");
    ClassParameters.check(storageClass);
    if (!storageClass.isEmpty("reclaimPolicy")) {
      storageClass.oneOf("reclaimPolicy", RECLAIM_POLICIES);
    }
    if (!storageClass.has("volumeBindingMode")) {
      storageClass.required("volumeBindingMode");
    } else {
      storageClass.oneOf("volumeBindingMode", BINDING_MODES);
    }
    checkTopologies(storageClass);
  }

  /**
   * No two terms may select the same; a term that selects nothing doubles one that is not there.
   */
  private static void checkTopologies(Fields storageClass) {
    Set<Map<String, Set<String>>> seen = new HashSet<>();
    for (Fields term : storageClass.each("allowedTopologies")) {
      Map<String, Set<String>> selected = checkTerm(term);
      if (selected.isEmpty() || !seen.add(selected)) {
        term.duplicate("matchLabelExpressions", "");
      }
    }
  }

  private static Map<String, Set<String>> checkTerm(Fields term) {
    Map<String, Set<String>> selected = new HashMap<>();
    for (Fields requirement : term.each("matchLabelExpressions")) {
      Set<String> values = checkRequirement(requirement);
      String key = requirement.string("key");
      if (selected.put(key, values) != null) {
        requirement.duplicate("key", key);
      }
    }
    return selected;
  }

  private static Set<String> checkRequirement(Fields requirement) {
    requirement.required("values");
    Set<String> values = new HashSet<>();
    List<String> listed = requirement.list("values").strings();
    for (int i = 0; i < listed.size(); i++) {
      if (!values.add(listed.get(i))) {
        requirement.errors().duplicate(requirement.at("values").index(i), listed.get(i));
      }
    }
    requirement.form("key", io.quarterdeck.rules.Formats.LABEL_KEY);
    return values;
  }
}
