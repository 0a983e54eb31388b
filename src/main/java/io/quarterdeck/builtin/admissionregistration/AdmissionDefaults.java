package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.MapValue;

/** What webhooks and admission policies get when a client leaves it out. */
final class AdmissionDefaults {
  private static final long WEBHOOK_SECONDS = 10;
  private static final long HTTPS_PORT = 443;

  private AdmissionDefaults() {}

  static MapValue validatingWebhooks(MapValue root) {
    return root.mapEach("webhooks", AdmissionDefaults::webhook);
  }

  static MapValue mutatingWebhooks(MapValue root) {
    return root.mapEach(
        "webhooks", hook -> webhook(hook).withDefault("reinvocationPolicy", "Never"));
  }

  private static MapValue webhook(MapValue hook) {
    return match(hook)
        .withDefault("failurePolicy", "Fail")
        .withDefault("timeoutSeconds", WEBHOOK_SECONDS)
        .mapEach("rules", AdmissionDefaults::rule)
        .mapAt(
            "clientConfig",
            config -> config.mapAt("service", s -> s.withDefault("port", HTTPS_PORT)));
  }

  private static MapValue rule(MapValue rule) {
    return rule.withDefault("scope", "*");
  }

  private static MapValue match(MapValue map) {
    return Fill.object(
        Fill.object(map.withDefault("matchPolicy", "Equivalent"), "namespaceSelector"),
        "objectSelector");
  }

  private static MapValue resources(MapValue constraints) {
    return match(constraints)
        .mapEach("resourceRules", AdmissionDefaults::rule)
        .mapEach("excludeResourceRules", AdmissionDefaults::rule);
  }

  /** Of validating and mutating policies. */
  static MapValue policy(MapValue root) {
    return root.mapAt(
        "spec",
        spec ->
            spec.withDefault("failurePolicy", "Fail")
                .mapAt("matchConstraints", AdmissionDefaults::resources));
  }

  /** Of the bindings of both. */
  static MapValue binding(MapValue root) {
    return root.mapAt("spec", spec -> spec.mapAt("matchResources", AdmissionDefaults::resources));
  }

  /** As {@link #binding}, and with the default that only v1alpha1 has. */
  static MapValue bindingV1alpha1(MapValue root) {
    return binding(root)
        .mapAt(
            "spec",
            spec ->
                spec.mapAt("paramRef", ref -> ref.withDefault("parameterNotFoundAction", "Deny")));
  }
}
