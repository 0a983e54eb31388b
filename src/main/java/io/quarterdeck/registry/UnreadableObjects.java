package io.quarterdeck.registry;

import io.quarterdeck.access.Attributes;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.access.Authorizer.Decision;
import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;

/**
 * The last resort for objects in the store that cannot be read (KEP-3926): they go without a look
 * at finalizers, preconditions or admission, for whoever has leave to do just that.
 */
final class UnreadableObjects {
  private static final String VERB = "unsafe-delete-ignore-read-errors";

  private final Objects objects;
  private final Authorization authorization;

  UnreadableObjects(Objects objects, Authorization authorization) {
    this.objects = objects;
    this.authorization = authorization;
  }

  /**
   * Deletes an object that cannot be read.
   *
   * @throws ApiException 403 if the user may not do that, 422 if it is not there or can be read
   */
  void delete(Call call, String name) {
    authorize(call);
    StoredKind kind = call.type().stored().orElseThrow();
    if (!objects.removeUnreadable(kind, call.namespace(), name)) {
      throw refusal(
          call.type().group(),
          call.type().plural(),
          name,
          "is exclusively used to delete corrupt object(s), try again by removing this option");
    }
  }

  private void authorize(Call call) {
    Attributes asked = new Attributes(call.request().user(), VERB, call.request().target());
    if (authorization.decide(asked) != Decision.ALLOW) {
      throw Failures.forbidden(
          call.type().group(),
          call.type().plural(),
          call.name(),
          "not permitted to do \"" + VERB + "\", reason: ");
    }
  }

  /** Returns what is said to a client that asks to delete a whole collection so. */
  static ApiException ofCollection() {
    return refusal(
        "meta.k8s.io",
        "DeleteOptions",
        "",
        "is not allowed with DELETECOLLECTION, try again after removing the option");
  }

  private static ApiException refusal(String group, String kind, String name, String detail) {
    FieldErrors errors = new FieldErrors();
    errors.invalid(Path.of(DeleteOptions.IGNORE_READ_ERRORS), BoolValue.TRUE, detail);
    return Failures.invalid(group, kind, name, errors);
  }
}
