package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.pod.PodTemplateRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.IntOrString;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;

/**
 * What the kinds that keep pods running have in common: a selector, a template that it selects,
 * rolling updates.
 */
final class Workloads {
  private static final Choices ALWAYS = Choices.of("Always");

  private Workloads() {}

  /** Returns the object with what is switched off taken out of its template. */
  static KubeObject withTemplate(KubeObject object, MapValue oldSpec) {
    return object.editSpec(
        s -> s.mapAt("template", t -> PodTemplateRules.prepare(t, oldSpec.map("template"))));
  }

  /**
   * Checks that there is a selector that selects something.
   *
   * @param kind as the message names it
   */
  static void checkSelector(Fields spec, String kind) {
    if (!spec.has("selector")) {
      spec.required("selector");
      return;
    }
    Selectors.check(spec.in("selector"), false);
    checkNotEmpty(spec, kind);
  }

  static void checkNotEmpty(Fields spec, String kind) {
    if (spec.has("selector") && Selectors.isEmpty(spec.map("selector"))) {
      spec.invalid("selector", "empty selector is invalid for " + kind);
    }
  }

  /**
   * Tells whether the selector can be made sense of; if not, nothing can be said of the template.
   */
  static boolean isUsable(Fields spec) {
    FieldErrors wrong = new FieldErrors();
    Selectors.check(Fields.at(spec.at("selector"), spec.map("selector"), wrong), false);
    return wrong.isEmpty();
  }

  /** Checks that the selector selects the template's labels; without one nothing is selected. */
  static void checkSelected(Fields spec) {
    Fields metadata = spec.in("template").in("metadata");
    MapValue labels = metadata.map("labels");
    boolean selected = spec.has("selector") && Selectors.matches(spec.map("selector"), labels);
    if (!selected) {
      metadata.invalid(
          "labels",
          metadata.has("labels") ? GoText.ofMap(labels) : null,
          "`selector` does not match template `labels`");
    }
  }

  /**
   * Checks that the template's pods are always restarted and have no deadline.
   *
   * @param kind as the message names it
   */
  static void checkRunsForever(Fields template, String kind) {
    Fields spec = template.in("spec");
    if (!ALWAYS.has(spec.string("restartPolicy"))) {
      spec.notSupported("restartPolicy", Value.of(spec.string("restartPolicy")), ALWAYS);
    }
    spec.absent("activeDeadlineSeconds", "activeDeadlineSeconds in " + kind + " is not Supported");
  }

  /** Checks selector and template of a ReplicaSet or of a Deployment, which makes ReplicaSets. */
  static void checkReplicated(Fields spec, MapValue oldSpec) {
    if (!isUsable(spec)) {
      spec.invalid("selector", "invalid label selector");
      return;
    }
    if (!spec.has("selector") || !Selectors.isEmpty(spec.map("selector"))) {
      checkSelected(spec);
    }
    PodTemplateRules.check(spec.in("template"), oldSpec.map("template"));
    checkRunsForever(spec.in("template"), "ReplicaSet");
  }

  /** Checks a number or percentage of pods: not negative, and no other text. */
  static boolean checkAmount(Fields fields, String name) {
    return IntOrString.nonNegativeOrPercent(fields, name);
  }

  static long amount(Fields fields, String name) {
    return IntOrString.numberOrPercent(fields.value(name));
  }

  private static List<String> nameWarning(KubeObject object) {
    List<String> wrong = Formats.DNS_LABEL.check(object.meta().name());
    return wrong.isEmpty()
        ? List.of()
        : List.of(
            "metadata.name: this is used in Pod names and hostnames, which can result in surprising"
                + " behavior; a DNS label is recommended: ["
                + String.join(" ", wrong)
                + "]");
  }

  /** Returns what a new object's name and pod template deserve, the name first. */
  static List<String> createWarnings(KubeObject object) {
    List<String> warnings = new ArrayList<>(nameWarning(object));
    warnings.addAll(templateWarnings(object));
    return warnings;
  }

  static List<String> templateWarnings(KubeObject object) {
    return PodTemplateRules.warnings(
        Fields.of(object.root(), new FieldErrors()).in("spec").in("template"));
  }

  /** Returns the template's warnings if the spec differs from the old one's. */
  static List<String> changeWarnings(KubeObject object, KubeObject old) {
    return object.spec().equals(old.spec()) ? List.of() : templateWarnings(object);
  }
}
