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
  private final Map<String, Difference> differences = new HashMap<>(2); // by apiVersion

  /**
   * What managers are asked about, worked out once for all of them.
   *
   * @param changed the fields that got a value
   * @param lost those and the ones that are gone
   */
  private record Difference(FieldSet changed, FieldSet lost) {
    static Difference of(Comparison comparison) {
      FieldSet changed = comparison.changed();
      return new Difference(changed, changed.union(comparison.removed()));
    }
  }

  Ownership(Endpoint endpoint, MapValue before, MapValue after) {
    this.endpoint = endpoint;
    this.before = before;
    this.after = after;
  }

  /** Returns what got a value, in the endpoint's version, as far as the endpoint can change it. */
  FieldSet changed() {
    return difference(endpoint.apiVersion()).changed();
  }

  private Difference difference(String apiVersion) {
    return differences.computeIfAbsent(apiVersion, v -> Difference.of(compare(v)));
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
      FieldSet taken = owned.intersection(difference(other.getValue().apiVersion()).changed());
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
    return owned.withFields(owned.fields().difference(difference(owned.apiVersion()).lost()));
  }
}
