package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;

/**
 * Between a served version of a kind and its stored version. apiVersion and kind are part of it.
 */
public interface Conversion {
  /** Returns {@code served} in the stored version. */
  KubeObject toStored(KubeObject served);

  /** Returns {@code stored} in the served version. */
  KubeObject toServed(KubeObject stored);
}
