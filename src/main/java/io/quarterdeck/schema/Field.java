package io.quarterdeck.schema;

import io.quarterdeck.object.Value;
import java.util.List;
import java.util.Optional;

/**
 * One field of a type.
 *
 * @param name its JSON name
 * @param required whether OpenAPI lists it as required
 * @param omitEmpty whether JSON leaves it out when it has Go's zero value
 * @param pointer whether Go holds a pointer: absent differs from zero
 * @param number its protobuf field number; 0 if protobuf does not carry it
 * @param fallback the default that OpenAPI declares
 * @param listKind {@code x-kubernetes-list-type}
 * @param listKeys {@code x-kubernetes-list-map-keys}
 * @param atomicMap {@code x-kubernetes-map-type: atomic} (of the map, or of the object a Ref points
 *     to)
 * @param patchMerge whether strategic merge patch merges the list (or map) rather than replacing it
 * @param patchMergeKey {@code x-kubernetes-patch-merge-key}, "" if none
 * @param retainKeys whether the patch strategy has {@code retainKeys}
 * @param description for OpenAPI
 */
public record Field(
    String name,
    FieldType type,
    boolean required,
    boolean omitEmpty,
    boolean pointer,
    int number,
    Optional<Value> fallback,
    ListKind listKind,
    List<String> listKeys,
    boolean atomicMap,
    boolean patchMerge,
    String patchMergeKey,
    boolean retainKeys,
    String description) {

  /** How server-side apply looks at a list. */
  public enum ListKind {
    ATOMIC,
    SET,
    MAP
  }
}
