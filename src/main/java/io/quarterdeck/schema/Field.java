package io.quarterdeck.schema;

import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One field of a type. Its description is kept apart, in {@link Descriptions}, because only OpenAPI
 * needs it.
 *
 * @param name its JSON name
 * @param goType the Go type as messages name it where it follows not from {@code type}, such as
 *     {@code v1.PullPolicy} or {@code []v1.FinalizerName}; "" elsewhere
 * @param required whether OpenAPI lists it as required
 * @param omitEmpty whether JSON leaves it out when it has Go's zero value
 * @param pointer whether Go holds a pointer: absent differs from zero
 * @param number its protobuf field number in its message; 0 if protobuf does not carry it
 * @param embeddings the embedded structs, outermost first, that Go and protobuf put around this
 *     field though JSON does not; mostly empty
 * @param wrapped whether protobuf carries the list of strings (each list, of a map) as a message of
 *     its own ({@code ExtraValue}, {@code Verbs})
 * @param fallback the default that OpenAPI declares
 * @param listKind {@code x-kubernetes-list-type}
 * @param listKeys {@code x-kubernetes-list-map-keys}
 * @param mapKind {@code x-kubernetes-map-type}, of the map or of the object that a Ref points to
 * @param patchMerge whether strategic merge patch merges the list (or map) rather than replacing it
 * @param patchReplace whether the patch strategy says {@code replace}
 * @param patchMergeKey {@code x-kubernetes-patch-merge-key}, "" if none
 * @param retainKeys whether the patch strategy has {@code retainKeys}
 */
public record Field(
    String name,
    FieldType type,
    String goType,
    boolean required,
    boolean omitEmpty,
    boolean pointer,
    int number,
    List<Embedding> embeddings,
    boolean wrapped,
    Optional<Value> fallback,
    ListKind listKind,
    List<String> listKeys,
    MapKind mapKind,
    boolean patchMerge,
    boolean patchReplace,
    String patchMergeKey,
    boolean retainKeys) {

  /** How server-side apply looks at a list. */
  public enum ListKind {
    /** Says nothing: the same as {@link #ATOMIC} to server-side apply. */
    UNSPECIFIED,
    ATOMIC,
    SET,
    MAP
  }

  /** How server-side apply looks at a map or an object. */
  public enum MapKind {
    /** Says nothing: granular, or what the object's own type says. */
    UNSPECIFIED,
    ATOMIC,
    GRANULAR
  }

  /** Returns whether server-side apply treats this map or object as one value. */
  public boolean atomicMap() {
    return switch (mapKind) {
      case ATOMIC -> true;
      case GRANULAR -> false;
      case UNSPECIFIED -> type instanceof FieldType.Ref ref && ref.type().isAtomic();
    };
  }

  /**
   * An embedded struct.
   *
   * @param goName its name in Go's paths of fields
   * @param number its protobuf field number
   */
  public record Embedding(String goName, int number) {}

  /** Returns this field as a part of a type that embeds its own type. */
  public Field embeddedIn(Embedding outer) {
    List<Embedding> all = new ArrayList<>(embeddings);
    all.addFirst(outer);
    return new Field(
        name,
        type,
        goType,
        required,
        omitEmpty,
        pointer,
        number,
        List.copyOf(all),
        wrapped,
        fallback,
        listKind,
        listKeys,
        mapKind,
        patchMerge,
        patchReplace,
        patchMergeKey,
        retainKeys);
  }
}
