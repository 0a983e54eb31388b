package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import java.util.Optional;

/** Keeps account of who manages which fields of an object ({@code managedfields.FieldManager}). */
public interface ManagedFields {
  /** Keeps no account: what is there stays, what a client sends is dropped. */
  ManagedFields NONE =
      (call, live, object, manager) ->
          object.editMeta(
              m -> {
                var without = m.without("managedFields");
                return live.map(o -> o.meta().managedFields())
                    .filter(f -> !f.isEmpty())
                    .map(f -> without.with("managedFields", f))
                    .orElse(without);
              });

  /**
   * Returns {@code object} with the account of this write.
   *
   * @param live what is stored; empty for a create
   * @param object what shall be stored
   * @param manager who writes
   */
  KubeObject update(Call call, Optional<KubeObject> live, KubeObject object, String manager);
}
