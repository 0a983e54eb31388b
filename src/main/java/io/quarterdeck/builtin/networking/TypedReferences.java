package io.quarterdeck.builtin.networking;

import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;

/** Checks references to an object of any kind ({@code core/v1.TypedLocalObjectReference}). */
final class TypedReferences {
  private TypedReferences() {}

  static void check(Fields reference) {
    if (reference.has("apiGroup")) {
      reference.form("apiGroup", Formats.DNS_SUBDOMAIN);
    }
    reference.required("kind", Formats.PATH_SEGMENT);
    reference.required("name", Formats.PATH_SEGMENT);
  }
}
