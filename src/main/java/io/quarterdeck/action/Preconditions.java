package io.quarterdeck.action;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Meta;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.Failures;

/**
 * Checks the uid and resourceVersion that the sender of an action expects, in the words of
 * upstream's storage.
 */
final class Preconditions {
  private Preconditions() {}

  /** Returns normally if {@code object} is the one that {@code wanted} means. */
  static void check(StoredKind kind, Meta wanted, KubeObject object) {
    Meta there = object.meta();
    require(kind, object, "UID", "UID in object meta", wanted.uid(), there.uid());
    require(
        kind,
        object,
        "ResourceVersion",
        "ResourceVersion in object meta",
        wanted.resourceVersion(),
        there.resourceVersion());
  }

  private static void require(
      StoredKind kind, KubeObject object, String what, String where, String wanted, String there) {
    if (wanted.isEmpty() || wanted.equals(there)) {
      return;
    }
    String name = object.meta().name();
    String key = "/registry/" + kind.key(object.meta().namespace(), name);
    throw Failures.conflict(
        kind.group(),
        kind.directory(),
        name,
        "StorageError: invalid object, Code: 4, Key: "
            + key
            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: "
            + what
            + " in precondition: "
            + wanted
            + ", "
            + where
            + ": "
            + there);
  }
}
