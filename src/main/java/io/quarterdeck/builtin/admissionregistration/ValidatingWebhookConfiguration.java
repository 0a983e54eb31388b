package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind ValidatingWebhookConfiguration of admissionregistration.k8s.io. */
public final class ValidatingWebhookConfiguration {
  public static final Kind KIND =
      Kind.named("ValidatingWebhookConfiguration", "validatingwebhookconfigurations")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1")
          .defaults("v1", AdmissionDefaults::validatingWebhooks)
          .strategy(new WebhookRules())
          .columns(columns());

  private ValidatingWebhookConfiguration() {}

  private static Table columns() {
    return Table.named()
        .number(
            "Webhooks",
            Doc.of("Webhooks indicates the number of webhooks registered in this configuration"),
            o -> o.root().list("webhooks").size())
        .age();
  }
}
