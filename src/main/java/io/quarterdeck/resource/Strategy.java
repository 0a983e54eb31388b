package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of a kind (or of one of its subresources) where it has any beyond the generic pipeline,
 * which has already defaulted the object, checked its metadata and carried over what only the
 * server sets. Objects are in the storage version. Stateless; called from many threads.
 *
 * <p>The order in the pipeline is upstream's ({@code registry/rest}): create = prepare, validate,
 * warnings; update = prepare, validate, warnings.
 */
public interface Strategy {
  Strategy NONE = new Strategy() {};

  /**
   * Returns the object with dropped what a creator may not set, and with what the kind sets itself.
   */
  default KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return object;
  }

  /** Adds what is wrong with a new object, in upstream's order. */
  default void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {}

  /**
   * Returns what the creator should hear though the object is taken; each becomes a Warning header.
   */
  default List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    return List.of();
  }

  /** Returns the new object with put back what an update on this endpoint may not change. */
  default KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return object;
  }

  /** Adds what is wrong with the update from {@code old}, in upstream's order. */
  default void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {}

  default List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return List.of();
  }

  /** Returns the rule for {@code metadata.name}. */
  default NameRule nameRule() {
    return NameRule.DNS_SUBDOMAIN;
  }

  /**
   * Returns whether the server keeps {@code metadata.generation} of this kind: 1, then +1 with each
   * change of the spec.
   */
  default boolean keepsGeneration() {
    return false;
  }

  /** Returns whether an update without resourceVersion is taken as "whatever is there". */
  default boolean allowsUnconditionalUpdate() {
    return true;
  }

  /** Returns whether PUT creates what is not there. */
  default boolean allowsCreateOnUpdate() {
    return false;
  }

  /**
   * Returns the fields that this endpoint resets, as apply paths ({@code status}, {@code spec}).
   */
  default List<String> resetFields() {
    return List.of();
  }
}
