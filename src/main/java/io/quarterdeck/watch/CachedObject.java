package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;

/**
 * One object at one revision, as the image holds it: its encoded JSON in the stored version, with
 * the resourceVersion in it, beside what reads need without decoding.
 */
public interface CachedObject {
  StoredKind kind();

  /** Returns the namespace, "" if cluster-scoped. */
  String namespace();

  String name();

  /** Returns the revision of its last change, which is its resourceVersion. */
  long revision();

  /** Returns its JSON. Shared: must not be written to. */
  byte[] json();

  /** Returns the value of a label; Java's null if it has none of this key. */
  @org.jspecify.annotations.Nullable
  String label(String key);

  /**
   * Returns the value of a selectable field ({@code metadata.name}, {@code spec.nodeName}, ...), ""
   * if absent.
   */
  String field(String label);

  /**
   * Returns this object in another encoding, made by {@code rendition} the first time and shared
   * from then on. {@code rendition} is its own key: use one instance for each representation.
   */
  byte[] rendered(Rendition rendition);

  /** Another encoding of an object: protobuf, a Table row, only its metadata, another version. */
  interface Rendition {
    byte[] render(CachedObject object);
  }
}
