package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Kind;

/** The kind ValidatingWebhookConfiguration of admissionregistration.k8s.io. */
public final class ValidatingWebhookConfiguration {
  public static final Kind KIND =
      Kind.named("ValidatingWebhookConfiguration", "validatingwebhookconfigurations")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1")
          .defaults("v1", AdmissionDefaults::validatingWebhooks)
          .strategy(new WebhookRules())
          .columns(WebhookTable.columns());

  private ValidatingWebhookConfiguration() {}
}
