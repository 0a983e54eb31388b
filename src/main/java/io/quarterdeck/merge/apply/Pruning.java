package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.merge.fields.ItemRemoval;
import io.quarterdeck.merge.fields.OwnedFields;
import io.quarterdeck.merge.fields.Shape;
import io.quarterdeck.merge.fields.TypedSets;
import io.quarterdeck.object.MapValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes out of an object what its applier applied before and does not name any more. What another
 * manager owns stays, with the objects and lists around it; and so does what nobody owns (defaults,
 * what controllers set) in what stays.
 *
 * <p>Works as upstream does: everything that was applied is taken out, then what somebody owns is
 * put back, then what hung on something that stays. Most applies give up nothing, and that is found
 * out first, by sets alone.
 */
final class Pruning {
  private final Endpoint endpoint;
  private final ManagedFields managed;

  Pruning(Endpoint endpoint, ManagedFields managed) {
    this.endpoint = endpoint;
    this.managed = managed;
  }

  /**
   * @param merged the object with the new configuration laid over it
   * @param last what the applier owned before
   */
  MapValue prune(MapValue merged, Managed last) {
    Map<String, FieldSet> owned = ownedByVersion();
    FieldSet inVersion = owned.getOrDefault(last.apiVersion(), FieldSet.EMPTY);
    if (last.fields().difference(inVersion).isEmpty()) {
      return merged;
    }
    MapValue object = converted(merged, endpoint.apiVersion(), last.apiVersion());
    Shape shape = Ownership.shape(endpoint, last.apiVersion()).orElseThrow();
    FieldSet applied = TypedSets.withNamedFields(shape, last.fields());
    MapValue pruned = ItemRemoval.remove(shape, object, applied);
    pruned = withOwned(object, pruned, last.apiVersion(), inVersion);
    owned.remove(last.apiVersion());
    for (Map.Entry<String, FieldSet> other : owned.entrySet()) {
      MapValue from = converted(object, last.apiVersion(), other.getKey());
      MapValue bare = converted(pruned, last.apiVersion(), other.getKey());
      MapValue back = withOwned(from, bare, other.getKey(), other.getValue());
      pruned = converted(back, other.getKey(), last.apiVersion());
    }
    pruned = withDangling(shape, object, pruned, applied);
    return converted(pruned, last.apiVersion(), endpoint.apiVersion());
  }

  private Map<String, FieldSet> ownedByVersion() {
    Map<String, FieldSet> owned = new LinkedHashMap<>();
    for (Map.Entry<ManagerId, Managed> manager : managed.all()) {
      Managed entry = manager.getValue();
      owned.merge(entry.apiVersion(), entry.fields(), FieldSet::union);
    }
    return owned;
  }

  private MapValue converted(MapValue object, String from, String to) {
    return from.equals(to) ? object : endpoint.versions().convert(object, from, to);
  }

  /** Returns {@code pruned} with what is owned of {@code object} put back. */
  private MapValue withOwned(MapValue object, MapValue pruned, String version, FieldSet owned) {
    Optional<Shape> known = Ownership.shape(endpoint, version);
    if (known.isEmpty()) {
      return pruned;
    }
    Shape shape = known.get();
    FieldSet kept = fields(shape, pruned).union(TypedSets.withNamedFields(shape, owned));
    return ItemRemoval.remove(shape, object, fields(shape, object).difference(kept));
  }

  /** Returns {@code object} without what was applied before and is not in {@code pruned}. */
  private static MapValue withDangling(
      Shape shape, MapValue object, MapValue pruned, FieldSet applied) {
    FieldSet gone = fields(shape, object).difference(fields(shape, pruned));
    return ItemRemoval.remove(shape, object, gone.intersection(applied));
  }

  private static FieldSet fields(Shape shape, MapValue object) {
    return TypedSets.withNamedFields(shape, OwnedFields.of(shape, object));
  }
}
