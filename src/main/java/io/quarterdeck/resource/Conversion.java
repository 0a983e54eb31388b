package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Value;

/**
 * Between a served version of a kind and its stored version. apiVersion and kind are part of it.
 */
public interface Conversion {
  /** Between versions that differ only in their names: sets {@code apiVersion}. */
  static Conversion renaming(String served, String stored) {
    return new Conversion() {
      @Override
      public KubeObject toStored(KubeObject object) {
        return object.with("apiVersion", Value.of(stored));
      }

      @Override
      public KubeObject toServed(KubeObject object) {
        return object.with("apiVersion", Value.of(served));
      }
    };
  }

  /** Of the stored version itself: nothing to do. */
  Conversion NONE =
      new Conversion() {
        @Override
        public KubeObject toStored(KubeObject object) {
          return object;
        }

        @Override
        public KubeObject toServed(KubeObject object) {
          return object;
        }
      };

  /** Returns {@code served} in the stored version. */
  KubeObject toStored(KubeObject served);

  /** Returns {@code stored} in the served version. */
  KubeObject toServed(KubeObject stored);
}
