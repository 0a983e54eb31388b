package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.FieldErrors;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the server itself writes into a pod before it is validated. */
final class PodPreparation {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private PodPreparation() {}

  /** Returns the status of a new pod that no scheduler may look at yet (KEP-3521). */
  static MapValue gated(MapValue status, Instant now) {
    MapValue condition =
        MapValue.builder()
            .put("type", "PodScheduled")
            .put("status", "False")
            .put("lastProbeTime", Value.ofNull())
            .put("lastTransitionTime", now.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("reason", "SchedulingGated")
            .put("message", "Scheduling is blocked due to non-empty scheduling gates")
            .build();
    return MapValue.builder()
        .put("phase", status.string("phase"))
        .put("conditions", ListValue.of(condition))
        .put("qosClass", status.string("qosClass"))
        .build();
  }

  // ---- keys whose values the pod's own labels give (KEP-3633, KEP-3243)

  static MapValue withLabelKeys(MapValue spec, MapValue labels) {
    return spec.mapAt(
            "affinity",
            affinity ->
                affinity
                    .mapAt("podAffinity", pods -> withLabelKeysInTerms(pods, labels))
                    .mapAt("podAntiAffinity", pods -> withLabelKeysInTerms(pods, labels)))
        .mapEach("topologySpreadConstraints", constraint -> withLabelKeysIn(constraint, labels));
  }

  private static MapValue withLabelKeysInTerms(MapValue affinity, MapValue labels) {
    return affinity
        .mapEach(
            PREFERRED,
            weighted -> weighted.mapAt("podAffinityTerm", term -> withLabelKeysIn(term, labels)))
        .mapEach(REQUIRED, term -> withLabelKeysIn(term, labels));
  }

  private static MapValue withLabelKeysIn(MapValue term, MapValue labels) {
    boolean keys =
        !term.list("matchLabelKeys").isEmpty() || !term.list("mismatchLabelKeys").isEmpty();
    if (!keys || !term.has("labelSelector")) {
      return term;
    }
    ListValue expressions = term.map("labelSelector").list("matchExpressions");
    ListValue more = withKeys(expressions, term.list("matchLabelKeys"), "In", labels);
    ListValue all = withKeys(more, term.list("mismatchLabelKeys"), "NotIn", labels);
    return all == expressions
        ? term
        : term.mapAt("labelSelector", selector -> withExpressions(selector, all));
  }

  private static MapValue withExpressions(MapValue selector, ListValue expressions) {
    return selector.with("matchExpressions", expressions);
  }

  private static ListValue withKeys(
      ListValue expressions, ListValue keys, String operator, MapValue labels) {
    ListValue all = expressions;
    for (String key : keys.strings()) {
      Value label = labels.find(key);
      if (label != null) {
        all =
            all.plus(
                MapValue.of(
                    "key",
                    Value.of(key),
                    "operator",
                    Value.of(operator),
                    "values",
                    ListValue.of(label)));
      }
    }
    return all;
  }

  // ---- AppArmor profiles in annotations, for clients of before v1.30 (KEP-24)

  static MapValue withAppArmor(MapValue spec, MapValue annotations) {
    if (annotations.isEmpty() || spec.map("os").string("name").equals("windows")) {
      return spec;
    }
    MapValue ofPod = spec.map("securityContext").map("appArmorProfile");
    MapValue synced = spec;
    for (String containers : ContainerRules.LISTS) {
      synced = synced.mapEach(containers, container -> withAppArmor(container, annotations, ofPod));
    }
    return synced;
  }

  private static MapValue withAppArmor(MapValue container, MapValue annotations, MapValue ofPod) {
    String key = PodAnnotations.APP_ARMOR + container.string("name");
    MapValue context = container.map("securityContext");
    if (!annotations.has(key) || context.has("appArmorProfile")) {
      return container;
    }
    MapValue profile = appArmor(annotations.string(key));
    return profile.isEmpty() || profile.equals(ofPod) || !isRight(profile)
        ? container
        : container.with("securityContext", context.with("appArmorProfile", profile));
  }

  private static boolean isRight(MapValue profile) {
    FieldErrors errors = new FieldErrors();
    SecurityRules.checkAppArmor(Fields.of(MapValue.of("profile", profile), errors), "profile");
    return errors.isEmpty();
  }

  /** Returns the field that says the same as the annotation, empty if none does. */
  static MapValue appArmor(String annotation) {
    String local = "localhost/";
    return switch (annotation) {
      case "unconfined" -> MapValue.of("type", Value.of("Unconfined"));
      case "runtime/default" -> MapValue.of("type", Value.of("RuntimeDefault"));
      default ->
          annotation.startsWith(local) && annotation.length() > local.length()
              ? MapValue.of(
                  "type",
                  Value.of("Localhost"),
                  "localhostProfile",
                  Value.of(annotation.substring(local.length())))
              : MapValue.EMPTY;
    };
  }
}
