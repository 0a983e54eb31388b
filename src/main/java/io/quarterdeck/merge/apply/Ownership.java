package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.Comparison;
import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.merge.fields.Shape;
import io.quarterdeck.merge.fields.TypedSets;
import io.quarterdeck.object.MapValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a change of an object changes what its managers own: who owns what got another value loses
 * it, and what is gone belongs to nobody.
 */
final class Ownership {
  /** The server's own fields and those that only identify the object. */
  static final FieldSet NEVER_OWNED =
      FieldSet.ofPath("apiVersion")
          .union(FieldSet.ofPath("kind"))
          .union(FieldSet.ofPath("metadata"))
          .union(FieldSet.ofPath("metadata", "name"))
          .union(FieldSet.ofPath("metadata", "namespace"))
          .union(FieldSet.ofPath("metadata", "creationTimestamp"))
          .union(FieldSet.ofPath("metadata", "selfLink"))
          .union(FieldSet.ofPath("metadata", "uid"))
          .union(FieldSet.ofPath("metadata", "clusterName"))
          .union(FieldSet.ofPath("metadata", "generation"))
          .union(FieldSet.ofPath("metadata", "managedFields"))
          .union(FieldSet.ofPath("metadata", "resourceVersion"));

  private final Endpoint endpoint;
  private final MapValue before;
  private final MapValue after;
  private final Map<String, Comparison> comparisons = new HashMap<>(2); // by apiVersion

  Ownership(Endpoint endpoint, MapValue before, MapValue after) {
    this.endpoint = endpoint;
    this.before = before;
    this.after = after;
  }

  /** Returns what differs, in the endpoint's version, as far as the endpoint can change it. */
  Comparison comparison() {
    return comparison(endpoint.apiVersion());
  }

  private Comparison comparison(String apiVersion) {
    return comparisons.computeIfAbsent(apiVersion, this::compare);
  }

  private Comparison compare(String apiVersion) {
    Comparison comparison;
    if (apiVersion.equals(endpoint.apiVersion())) {
      comparison = Comparison.of(endpoint.shape(), before, after);
    } else {
      Versions versions = endpoint.versions();
      comparison =
          Comparison.of(
              versions.shape(apiVersion).orElseThrow(),
              versions.convert(before, endpoint.apiVersion(), apiVersion),
              versions.convert(after, endpoint.apiVersion(), apiVersion));
    }
    return comparison.filtered(endpoint.filter());
  }

  /**
   * Returns the shape of objects of {@code apiVersion}; empty if no such version is served, and
   * then entries that speak of it are dropped.
   */
  static Optional<Shape> shape(Endpoint endpoint, String apiVersion) {
    return apiVersion.equals(endpoint.apiVersion())
        ? Optional.of(endpoint.shape())
        : endpoint.versions().shape(apiVersion);
  }

  /** Drops entries of unknown versions and brings the others in line with today's types. */
  static void reconcile(Endpoint endpoint, ManagedFields managed) {
    managed.replaceAll(
        (id, owned) ->
            shape(endpoint, owned.apiVersion())
                .map(shape -> owned.withFields(TypedSets.reconciled(shape, owned.fields())))
                .orElse(null));
  }

  /** Returns which fields of others, by manager, would get another value. */
  Map<ManagerId, FieldSet> conflicts(ManagedFields managed, ManagerId self) {
    Map<ManagerId, FieldSet> conflicts = new HashMap<>();
    for (Map.Entry<ManagerId, Managed> other : managed.all()) {
      FieldSet owned = other.getValue().fields();
      FieldSet taken = owned.intersection(comparison(other.getValue().apiVersion()).changed());
      if (!taken.isEmpty() && !other.getKey().equals(self)) {
        conflicts.put(other.getKey(), taken);
      }
    }
    return conflicts;
  }

  /** Takes from all but {@code self} what got another value or is gone. */
  void giveUp(ManagedFields managed, ManagerId self) {
    managed.replaceAll((id, owned) -> id.equals(self) ? owned : left(owned));
  }

  /** Takes from all what got another value or is gone. */
  void giveUp(ManagedFields managed) {
    managed.replaceAll((id, owned) -> left(owned));
  }

  private Managed left(Managed owned) {
    Comparison change = comparison(owned.apiVersion());
    return owned.withFields(
        owned.fields().difference(change.changed()).difference(change.removed()));
  }
}
