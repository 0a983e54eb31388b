package io.quarterdeck.rules;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.status.FieldErrors;
import java.util.List;
import java.util.Set;

/** Checks parts of metadata where a kind holds some besides its own: templates of other objects. */
public final class Metadata {
  private static final Set<String> STANDARD_FINALIZERS =
      Set.of("kubernetes", "orphan", "foregroundDeletion");

  private static final List<String> NOT_IN_TEMPLATES =
      List.of(
          "name",
          "generateName",
          "namespace",
          "selfLink",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "ownerReferences",
          "finalizers",
          "managedFields");

  private Metadata() {}

  /** Checks labels and annotations of a template, in that of a pod: annotations come last. */
  public static void checkTemplate(Fields metadata) {
    Labels.check(metadata, "labels");
    MapValue annotations = metadata.map("annotations");
    if (!annotations.isEmpty()) {
      Labels.checkAnnotations(annotations, metadata.at("annotations"), metadata.errors());
    }
  }

  /** Checks the metadata in a template of claims: labels and annotations, and nothing else. */
  public static void checkLabelsAndAnnotationsOnly(Fields metadata) {
    Labels.checkAnnotations(
        metadata.map("annotations"), metadata.at("annotations"), metadata.errors());
    Labels.check(metadata, "labels");
    for (String field : NOT_IN_TEMPLATES) {
      boolean zero = field.equals("generation") && metadata.integer(field) == 0;
      if (!zero && !metadata.isEmpty(field)) {
        metadata.forbidden(field, "cannot be set");
      }
    }
  }

  /**
   * Checks the metadata of an update as that of a new object, as the kinds do whose update has all
   * rules of a create.
   *
   * @param object the whole object's fields
   */
  public static void check(Fields object, boolean namespaced, ObjectMeta.Names names) {
    Fields metadata = object.in("metadata");
    ObjectMeta.check(metadata, namespaced, names);
    checkKubernetesFinalizers(metadata);
  }

  /**
   * Begins the rules of an update as most kinds do: metadata against the old object's once more,
   * then the finalizers.
   *
   * @param object the whole new object's fields
   */
  public static void checkUpdate(Fields object, KubeObject old) {
    Fields metadata = object.in("metadata");
    ObjectMeta.checkUpdate(metadata, old.meta().map());
    checkKubernetesFinalizers(metadata);
  }

  /**
   * Checks the finalizers of a core kind: a name without a domain must be one of Kubernetes' own.
   * (That they are qualified names at all is checked of every kind.)
   */
  public static void checkKubernetesFinalizers(Fields metadata) {
    ListValue finalizers = metadata.list("finalizers");
    for (int i = 0; i < finalizers.size(); i++) {
      checkKubernetesFinalizer(metadata, "finalizers", i, finalizers.string(i));
    }
  }

  /** Asks for a resourceVersion, at the root, as the rules of some status endpoints do. */
  public static void requireResourceVersion(KubeObject object, FieldErrors errors) {
    if (object.meta().resourceVersion().isEmpty()) {
      errors.required(Path.of("resourceVersion"), "");
    }
  }

  /** Checks one name of a list of finalizers. */
  public static void checkKubernetesFinalizer(
      Fields fields, String name, int index, String finalizer) {
    if (finalizer.indexOf('/') < 0 && !STANDARD_FINALIZERS.contains(finalizer)) {
      fields
          .errors()
          .invalid(
              fields.at(name).index(index),
              finalizer,
              "name is neither a standard finalizer name nor is it fully qualified");
    }
  }
}
