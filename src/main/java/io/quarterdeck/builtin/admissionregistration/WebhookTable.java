package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Table;

/** The columns that both kinds of webhook configurations print. */
final class WebhookTable {
  private WebhookTable() {}

  static Table columns() {
    return Table.named()
        .number(
            "Webhooks",
            Doc.of("Webhooks indicates the number of webhooks registered in this configuration"),
            o -> o.root().list("webhooks").size())
        .age();
  }
}
