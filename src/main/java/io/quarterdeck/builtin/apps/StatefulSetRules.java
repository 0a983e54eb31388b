package io.quarterdeck.builtin.apps;

import io.quarterdeck.builtin.pod.PodTemplateRules;
import io.quarterdeck.builtin.pod.VolumeClaimRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.IntOrString;
import io.quarterdeck.rules.Labels;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules of StatefulSet: its claims, service and way of starting pods are fixed at creation. */
final class StatefulSetRules implements Strategy {
  private static final Choices RETENTION = Choices.inOrder("Retain", "Delete");
  private static final List<String> MUTABLE =
      List.of(
          "replicas",
          "template",
          "updateStrategy",
          "minReadySeconds",
          "ordinals",
          "revisionHistoryLimit",
          "persistentVolumeClaimRetentionPolicy");
  private static final String FORBIDDEN =
      "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template',"
          + " 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and"
          + " 'minReadySeconds' are forbidden";
  private static final String ALL_REVISIONS =
      "spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0"
          + " is recommended";

  private static final GoStruct ROLLING = GoStruct.of("Partition# MaxUnavailable*");
  private static final GoStruct STRATEGY =
      GoStruct.of("Type RollingUpdate*").with("RollingUpdate", ROLLING);

  @Override
  public NameRule nameRule() {
    return NameRule.DNS_LABEL;
  }

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    MapValue none = MapValue.of("replicas", Value.of(0), "availableReplicas", Value.of(0));
    return Workloads.withTemplate(withoutGated(object, MapValue.EMPTY), MapValue.EMPTY)
        .with("status", none);
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return Workloads.withTemplate(withoutGated(object.withStatusOf(old), old.spec()), old.spec());
  }

  /** MaxUnavailableStatefulSet is off: its field stays only where it is in use. */
  private static KubeObject withoutGated(KubeObject object, MapValue oldSpec) {
    boolean inUse = oldSpec.map("updateStrategy").map("rollingUpdate").has("maxUnavailable");
    return inUse
        ? object
        : object.editSpec(
            s ->
                s.mapAt(
                    "updateStrategy",
                    u -> u.mapAt("rollingUpdate", r -> r.without("maxUnavailable"))));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"), MapValue.EMPTY, true, true);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    FieldErrors before = new FieldErrors();
    check(Fields.of(old.root(), before).in("spec"), old.spec(), false, true);
    check(fields.in("spec"), old.spec(), false, before.isEmpty());
    if (!Fields.same(fixed(object.spec()), fixed(old.spec()))) {
      fields.forbidden("spec", FORBIDDEN);
    }
  }

  private static MapValue fixed(MapValue spec) {
    MapValue rest = spec;
    for (String field : MUTABLE) {
      rest = rest.without(field);
    }
    return rest;
  }

  /**
   * @param isNew whether claims and service name count: later they are fixed, so old sins are let
   *     pass
   * @param withTemplate whether the template counts: not if the old object was wrong already
   */
  private static void check(Fields spec, MapValue old, boolean isNew, boolean withTemplate) {
    checkManagement(spec);
    checkStrategy(spec);
    if (spec.has("persistentVolumeClaimRetentionPolicy")) {
      Fields policy = spec.in("persistentVolumeClaimRetentionPolicy");
      policy.oneOf("whenDeleted", RETENTION);
      policy.oneOf("whenScaled", RETENTION);
    }
    if (isNew) {
      for (Fields claim : spec.each("volumeClaimTemplates")) {
        VolumeClaimRules.checkSpec(claim.in("spec"), false, false);
      }
    }
    spec.nonNegative("replicas");
    spec.nonNegative("minReadySeconds");
    spec.in("ordinals").nonNegative("start");
    if (isNew) {
      spec.ifSet("serviceName", Formats.DNS_LABEL);
    }
    Workloads.checkSelector(spec, "statefulset");
    if (Workloads.isUsable(spec)) {
      checkTemplate(spec, old, withTemplate);
    } else {
      spec.invalid("selector", "");
    }
    Workloads.checkRunsForever(spec.in("template"), "StatefulSet");
  }

  private static void checkManagement(Fields spec) {
    String policy = spec.string("podManagementPolicy");
    if (policy.isEmpty()) {
      spec.required("podManagementPolicy");
    } else if (!policy.equals("OrderedReady") && !policy.equals("Parallel")) {
      spec.invalid("podManagementPolicy", policy, "must be 'OrderedReady' or 'Parallel'");
    }
  }

  private static void checkStrategy(Fields spec) {
    Fields strategy = spec.in("updateStrategy");
    switch (strategy.string("type")) {
      case "" -> spec.errors().required(spec.at("updateStrategy"), "");
      case "OnDelete" -> {
        if (strategy.has("rollingUpdate")) {
          strategy.invalid(
              "rollingUpdate",
              ROLLING.show(strategy.map("rollingUpdate")),
              "only allowed for updateStrategy 'RollingUpdate'");
        }
      }
      case "RollingUpdate" -> checkRolling(strategy.in("rollingUpdate"));
      default ->
          spec.invalid(
              "updateStrategy",
              STRATEGY.show(strategy.map()),
              "must be 'RollingUpdate' or 'OnDelete'");
    }
  }

  private static void checkRolling(Fields rolling) {
    rolling.nonNegative("partition");
    if (rolling.has("maxUnavailable")) {
      Workloads.checkAmount(rolling, "maxUnavailable");
      if (Workloads.amount(rolling, "maxUnavailable") == 0) {
        rolling.invalid("maxUnavailable", "cannot be 0");
      }
      IntOrString.notMoreThan100Percent(rolling, "maxUnavailable");
    }
  }

  /**
   * Host names and the volumes of claims are the controller's: the template is looked at with them.
   */
  private static void checkTemplate(Fields spec, MapValue old, boolean whole) {
    MapValue claimed =
        spec.map("template")
            .mapAt("spec", s -> withClaims(s.without("subdomain").without("hostname"), spec));
    Fields template = Fields.at(spec.at("template"), claimed, spec.errors());
    if (!spec.has("selector") || !Selectors.isEmpty(spec.map("selector"))) {
      Workloads.checkSelected(spec);
    }
    if (whole) {
      PodTemplateRules.check(template, old.map("template"));
    }
    Fields metadata = Fields.at(template.path(), claimed.map("metadata"), spec.errors());
    Labels.check(metadata, "labels");
    Labels.checkAnnotations(metadata.map("annotations"), metadata.at("annotations"), spec.errors());
  }

  private static MapValue withClaims(MapValue pod, Fields spec) {
    Set<String> names = new TreeSet<>();
    for (MapValue claim : spec.list("volumeClaimTemplates").maps()) {
      names.add(claim.map("metadata").string("name"));
    }
    if (names.isEmpty()) {
      return pod;
    }
    List<Value> volumes = new ArrayList<>();
    for (String name : names) {
      MapValue source = MapValue.of("claimName", Value.of(name));
      volumes.add(MapValue.of("name", Value.of(name), "persistentVolumeClaim", source));
    }
    for (MapValue volume : pod.list("volumes").maps()) {
      if (!names.contains(volume.string("name"))) {
        volumes.add(volume);
      }
    }
    return pod.with("volumes", ListValue.of(volumes));
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    return withRevisionWarning(object, Workloads.templateWarnings(object));
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return withRevisionWarning(object, Workloads.changeWarnings(object, old));
  }

  private static List<String> withRevisionWarning(KubeObject object, List<String> others) {
    if (object.spec().integer("revisionHistoryLimit") >= 0) {
      return others;
    }
    List<String> warnings = new ArrayList<>(others);
    warnings.add(ALL_REVISIONS);
    return warnings;
  }
}
