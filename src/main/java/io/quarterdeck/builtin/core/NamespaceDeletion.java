package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.DeletionPolicy;

/**
 * How a namespace goes: a first DELETE marks it, the namespace controller empties it and takes its
 * finalizer away, then it is gone. Nobody here empties it.
 */
final class NamespaceDeletion implements DeletionPolicy {
  @Override
  public boolean isStaged() {
    return true;
  }

  @Override
  public KubeObject begin(KubeObject namespace) {
    return namespace.editStatus(s -> s.with("phase", Value.of("Terminating")));
  }

  @Override
  public boolean mayGo(KubeObject namespace) {
    return namespace.spec().list("finalizers").isEmpty();
  }

  @Override
  public boolean returnsObject() {
    return true;
  }
}
