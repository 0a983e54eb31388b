package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import java.util.Optional;

/**
 * What objects of a kind are given from pools that the whole cluster shares, such as the addresses
 * and ports of services. It comes after mutating admission and before the rules of the kind, as
 * upstream's {@code BeginCreate} and {@code BeginUpdate} do. Called from many threads.
 */
public interface Allocation {
  Allocation NONE =
      new Allocation() {
        @Override
        public Allotted allot(RuleContext context, KubeObject object, Optional<KubeObject> old) {
          return new Allotted(object, Ending.NONE);
        }

        @Override
        public Ending removal(KubeObject last) {
          return Ending.NONE;
        }
      };

  /**
   * Returns the object with what it is given. That belongs to the write, whose ending gives back
   * what was not used, or what the new state has no use for.
   *
   * @param object has its name
   * @param old what is there; empty for a new object
   * @throws io.quarterdeck.status.ApiException if it cannot be had; then nothing was given
   */
  Allotted allot(RuleContext context, KubeObject object, Optional<KubeObject> old);

  /** Returns what is to be done when {@code last} is gone. */
  Ending removal(KubeObject last);

  /** An object with what it was given. */
  record Allotted(KubeObject object, Ending ending) {}
}
