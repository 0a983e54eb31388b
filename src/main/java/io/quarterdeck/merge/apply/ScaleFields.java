package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.object.ListValue;
import java.util.Map;

/**
 * Translates who owns the replicas between an object and its {@code scale} subresource, which is an
 * object of another kind: {@code spec.replicas} of the Scale is some field of the parent.
 */
public final class ScaleFields {
  private static final String SCALE_VERSION = "autoscaling/v1";
  private static final FieldSet SCALE_REPLICAS = FieldSet.ofPath("spec", "replicas");

  private final Map<String, FieldSet> replicas;
  private final String apiVersion;

  /**
   * @param replicas where each version of the parent keeps its replicas; an empty set if that
   *     version has no scale
   * @param apiVersion the version of the parent through which it is scaled
   */
  public ScaleFields(Map<String, FieldSet> replicas, String apiVersion) {
    this.replicas = Map.copyOf(replicas);
    this.apiVersion = apiVersion;
  }

  /** Returns the managed fields of the Scale: those who own the parent's replicas. */
  public ListValue toScale(ListValue parent) {
    ManagedFields scale = ManagedFields.none();
    for (Map.Entry<ManagerId, Managed> manager : ManagedFields.ofStored(parent).all()) {
      Managed owned = manager.getValue();
      if (ownsReplicas(owned)) {
        scale.put(manager.getKey(), new Managed(SCALE_VERSION, SCALE_REPLICAS, owned.time()));
      }
    }
    return scale.encode(ListValue.EMPTY);
  }

  /** Returns the managed fields of the parent after the Scale was written. */
  public ListValue toParent(ListValue parent, ListValue scale) {
    ManagedFields scaled = ManagedFields.ofStored(scale);
    ManagedFields result = ManagedFields.none();
    for (Map.Entry<ManagerId, Managed> manager : ManagedFields.ofStored(parent).all()) {
      ManagerId id = manager.getKey();
      Managed owned = manager.getValue();
      FieldSet path = replicas.get(owned.apiVersion());
      if (path == null) {
        continue; // a version that is not known
      }
      if (ownsReplicas(owned) && scaled.get(id) == null) {
        result.put(id, owned.withFields(owned.fields().difference(path)));
      } else {
        result.put(id, owned);
        if (ownsReplicas(owned)) {
          scaled.remove(id);
        }
      }
    }
    FieldSet path = replicas.getOrDefault(apiVersion, FieldSet.EMPTY);
    for (Map.Entry<ManagerId, Managed> manager : scaled.all()) {
      if (!manager.getValue().fields().intersection(SCALE_REPLICAS).isEmpty()) {
        result.put(manager.getKey(), new Managed(apiVersion, path, "")); // upstream: without a time
      }
    }
    return result.encode(parent);
  }

  private boolean ownsReplicas(Managed owned) {
    FieldSet path = replicas.getOrDefault(owned.apiVersion(), FieldSet.EMPTY);
    return !owned.fields().intersection(path).isEmpty();
  }
}
