package io.quarterdeck.registry;

/** Deletes the object of a call as DELETE would, for actions that end in a deletion. */
@FunctionalInterface
public interface Deleter {
  /**
   * Deletes the object that {@code call} names.
   *
   * @throws io.quarterdeck.status.ApiException 404, 409 if a precondition does not hold
   */
  void delete(Call call, DeleteOptions options);
}
