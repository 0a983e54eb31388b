package io.quarterdeck.object;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The one object type: an API object of any kind as an immutable JSON tree. Says nothing about what
 * its kind allows; that is the business of {@code resource} and {@code schema}.
 */
public record KubeObject(MapValue root) {
  /** What of the metadata a write of a part of the object never changes. */
  private static final List<String> DESCRIPTIVE =
      List.of(
          "deletionTimestamp",
          "generation",
          "selfLink",
          "labels",
          "annotations",
          "finalizers",
          "ownerReferences");

  public String apiVersion() {
    return root.string("apiVersion");
  }

  public String kind() {
    return root.string("kind");
  }

  public Meta meta() {
    return new Meta(root.map("metadata"));
  }

  public MapValue spec() {
    return root.map("spec");
  }

  public MapValue status() {
    return root.map("status");
  }

  /** Returns this object with {@code value} at the top-level {@code key}. */
  public KubeObject with(String key, Value value) {
    MapValue changed = root.with(key, value);
    return changed == root ? this : new KubeObject(changed);
  }

  /** Returns this object without the top-level {@code key}. */
  public KubeObject without(String key) {
    MapValue changed = root.without(key);
    return changed == root ? this : new KubeObject(changed);
  }

  /** Returns this object with the status of {@code other}, without one if that has none. */
  public KubeObject withStatusOf(KubeObject other) {
    return withPartOf(other, "status");
  }

  /** Returns this object with the spec of {@code other}, without one if that has none. */
  public KubeObject withSpecOf(KubeObject other) {
    return withPartOf(other, "spec");
  }

  /**
   * Returns this object with what users and the server say of {@code other} in its metadata; the
   * version and managedFields stay (upstream's {@code ResetObjectMetaForStatus}).
   */
  public KubeObject withMetadataOf(KubeObject other) {
    MapValue theirs = other.root.map("metadata");
    return editMeta(
        own -> {
          MapValue changed = own;
          for (String field : DESCRIPTIVE) {
            Value value = theirs.find(field);
            changed = value == null ? changed.without(field) : changed.with(field, value);
          }
          return changed;
        });
  }

  private KubeObject withPartOf(KubeObject other, String key) {
    Value part = other.root.find(key);
    return part == null ? without(key) : with(key, part);
  }

  /** Returns this object with {@code edit} applied to its metadata (made if it has none). */
  public KubeObject editMeta(UnaryOperator<MapValue> edit) {
    return edit("metadata", edit);
  }

  /** Returns this object with {@code edit} applied to its spec (made if it has none). */
  public KubeObject editSpec(UnaryOperator<MapValue> edit) {
    return edit("spec", edit);
  }

  /** Returns this object with {@code edit} applied to its status (made if it has none). */
  public KubeObject editStatus(UnaryOperator<MapValue> edit) {
    return edit("status", edit);
  }

  /**
   * Returns this object with {@code edit} applied to the object at the top-level {@code key}; one
   * that was not there and stays empty is not made.
   */
  public KubeObject edit(String key, UnaryOperator<MapValue> edit) {
    MapValue before = root.map(key);
    MapValue after = edit.apply(before);
    return after == before ? this : with(key, after);
  }
}
