package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;

/** The kind MutatingWebhookConfiguration of admissionregistration.k8s.io. */
public final class MutatingWebhookConfiguration {
  public static final Kind KIND =
      Kind.named("MutatingWebhookConfiguration", "mutatingwebhookconfigurations")
          .categories("api-extensions")
          .stored("admissionregistration.k8s.io/v1")
          .defaults("v1", AdmissionDefaults::mutatingWebhooks)
          .strategy(new WebhookRules())
          .columns(columns());

  private MutatingWebhookConfiguration() {}

  private static Table columns() {
    return Table.named()
        .number(
            "Webhooks",
            Doc.of("Webhooks indicates the number of webhooks registered in this configuration"),
            o -> o.root().list("webhooks").size())
        .age();
  }
}
