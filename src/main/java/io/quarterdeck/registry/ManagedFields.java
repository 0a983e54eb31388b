package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import java.util.Optional;

/** Keeps account of who manages which fields of an object ({@code managedfields.FieldManager}). */
@FunctionalInterface
interface ManagedFields {
  /**
   * Returns {@code object} with the account of this write.
   *
   * @param live what is stored; empty for a create
   * @param object what shall be stored
   * @param manager who writes
   */
  KubeObject update(Call call, Optional<KubeObject> live, KubeObject object, String manager);
}
