package io.quarterdeck.watch;

import io.quarterdeck.object.FieldSelector;
import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.object.ShardSelector;
import io.quarterdeck.resource.StoredKind;
import org.jspecify.annotations.Nullable;

/**
 * Which objects a list or watch is about.
 *
 * @param namespace "" for all
 */
public record Selection(
    StoredKind kind,
    String namespace,
    LabelSelector labels,
    FieldSelector fields,
    ShardSelector shards) {

  /** Selects of all shards. */
  public Selection(StoredKind kind, String namespace, LabelSelector labels, FieldSelector fields) {
    this(kind, namespace, labels, fields, ShardSelector.EVERYTHING);
  }

  /** Selects every object of {@code kind} in {@code namespace}; "" for all. */
  public static Selection all(StoredKind kind, String namespace) {
    return new Selection(kind, namespace, LabelSelector.EVERYTHING, FieldSelector.EVERYTHING);
  }

  public boolean matches(CachedObject object) {
    return (namespace.isEmpty() || namespace.equals(object.namespace()))
        && (labels.isEverything() || labels.matches(object::label))
        && (fields.isEverything() || fields.matches(object::field))
        && (shards.isEverything() || shards.matches(field -> shardValue(object, field)));
  }

  private static String shardValue(CachedObject object, String field) {
    return field.equals(ShardSelector.UID) ? object.uid() : object.namespace();
  }

  /** Returns the one namespace that selected objects are in, "" if it can be any. */
  String requiredNamespace() {
    return namespace.isEmpty() ? fields.required("metadata.namespace").orElse("") : namespace;
  }

  /** Returns the one name that a selected object has; Java's null if it can be any. */
  @Nullable String requiredName() {
    return fields.required("metadata.name").orElse(null);
  }
}
