package io.quarterdeck.builtin.resource;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.Optional;

/**
 * The rule that devices which others use can be taken for administration only in namespaces that a
 * label makes fit for it (KEP-5018).
 */
final class AdminAccess {
  private static final String LABEL = "resource.kubernetes.io/admin-access";
  private static final Path REQUESTS = Path.of("spec").child("devices").child("requests");
  private static final Path RESULTS =
      Path.of("status").child("allocation").child("devices").child("results");

  private AdminAccess() {}

  /**
   * Checks what a new claim asks for. In templates too, messages name the field as in claims.
   *
   * @param devices the claim's {@code spec.devices}
   */
  static void checkRequests(RuleContext context, MapValue devices, FieldErrors errors) {
    ListValue requests = devices.list("requests");
    for (int i = 0; i < requests.size(); i++) {
      if (isSet(requests.map(i).map("exactly"))) {
        check(context, REQUESTS.index(i).child("adminAccess"), errors);
        return;
      }
    }
  }

  /** Checks what a claim is given, unless it had such access before. */
  static void checkResults(
      RuleContext context, ListValue results, ListValue old, FieldErrors errors) {
    int first = first(results);
    if (first >= 0 && first(old) < 0) {
      check(context, RESULTS.index(first).child("adminAccess"), errors);
    }
  }

  private static int first(ListValue results) {
    for (int i = 0; i < results.size(); i++) {
      if (isSet(results.map(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSet(MapValue request) {
    return request.bool("adminAccess");
  }

  private static void check(RuleContext context, Path at, FieldErrors errors) {
    Optional<MapValue> labels = context.namespaceLabels().of(context.namespace());
    if (labels.isEmpty()) {
      errors.internal(
          at,
          "could not retrieve namespace to verify admin access: namespaces "
              + GoText.quote(context.namespace())
              + " not found");
    } else if (!labels.get().string(LABEL).equals("true")) {
      errors.forbidden(
          at,
          "admin access to devices requires the `"
              + LABEL
              + ": true` label on the containing namespace");
    }
  }
}
