package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Kind;

/** The kind MutatingWebhookConfiguration of admissionregistration.k8s.io. */
public final class MutatingWebhookConfiguration {
  public static final Kind KIND =
      Kind.named("MutatingWebhookConfiguration", "mutatingwebhookconfigurations")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1")
          .defaults("v1", AdmissionDefaults::mutatingWebhooks)
          .strategy(new WebhookRules())
          .columns(WebhookTable.columns());

  private MutatingWebhookConfiguration() {}
}
