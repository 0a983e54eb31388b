package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import java.util.Optional;

/** One way to change an object by a patch. Made for one request; asked again after a lost race. */
public interface Patcher {
  /**
   * Returns the patched object, managed fields included.
   *
   * @param current what is there, in the stored version; empty if nothing is
   * @return in the stored version
   * @throws io.quarterdeck.status.ApiException if the patch does not fit; 404 if there is nothing
   *     to patch and this way does not create
   */
  KubeObject patch(Optional<KubeObject> current);
}
