package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import java.util.List;
import java.util.OptionalLong;

/**
 * How the objects of a kind go ({@code rest.RESTDeleteStrategy} and the storages that override
 * Delete).
 */
public interface DeletionPolicy {
  /** At once unless finalizers hold it; a Status is the answer; dependents go with it. */
  DeletionPolicy AT_ONCE = new DeletionPolicy() {};

  /** As {@link #AT_ONCE}, but the deleted object is the answer. */
  DeletionPolicy AT_ONCE_RETURNING_OBJECT =
      new DeletionPolicy() {
        @Override
        public boolean returnsObject() {
          return true;
        }
      };

  /** As {@link #AT_ONCE}, with another rule for dependents. */
  static DeletionPolicy withDependents(Dependents dependents) {
    return new DeletionPolicy() {
      @Override
      public Dependents dependents() {
        return dependents;
      }
    };
  }

  /** As {@link #AT_ONCE}, but dependents stay, and a client that did not ask for that hears so. */
  static DeletionPolicy orphaning(String warning) {
    return new DeletionPolicy() {
      @Override
      public Dependents dependents() {
        return Dependents.ORPHAN;
      }

      @Override
      public List<String> warningsWithoutPropagation() {
        return List.of(warning);
      }
    };
  }

  /** What happens to dependents if the client does not say. */
  enum Dependents {
    DELETE,
    ORPHAN,
    /** The garbage collector does not look at this kind. */
    UNSUPPORTED
  }

  /**
   * Returns how many seconds the object gets to end by itself.
   *
   * @param requested what the client asked for; never negative
   * @return empty if the kind knows no grace
   */
  default OptionalLong gracePeriodSeconds(KubeObject object, OptionalLong requested) {
    return OptionalLong.empty();
  }

  /**
   * Returns whether a first DELETE only marks the object: somebody else empties it, then it goes.
   */
  default boolean isStaged() {
    return false;
  }

  /** Returns the object as a staged deletion begins; the deletion timestamp is set already. */
  default KubeObject begin(KubeObject object) {
    return object;
  }

  /** Returns whether nothing of the kind's own keeps the object, such as spec.finalizers. */
  default boolean mayGo(KubeObject object) {
    return true;
  }

  /** Returns whether the answer to a DELETE that took place is the object and not a Status. */
  default boolean returnsObject() {
    return false;
  }

  default Dependents dependents() {
    return Dependents.DELETE;
  }

  /** Returns what a client should hear that does not say what becomes of dependents. */
  default List<String> warningsWithoutPropagation() {
    return List.of();
  }
}
