package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.merge.fields.OwnedFields;
import io.quarterdeck.merge.fields.TypeCheck;
import io.quarterdeck.merge.fields.TypedMerge;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.Failures;
import java.util.Map;

/**
 * Server-side apply: lays a manager's configuration over the live object, takes away what the
 * manager applied before and nobody else owns, and lets it own what it names. Defaults are the
 * caller's business, and so are admission and the kind's rules. All objects are in the endpoint's
 * version.
 */
public final class ServerSideApply {
  /** The manager of kubectl, for which upstream keeps client-side apply's annotation in step. */
  static final String KUBECTL = "kubectl";

  /** Owner of what an object had before it was first tracked. */
  private static final String BEFORE_FIRST_APPLY = "before-first-apply";

  private final Endpoint endpoint;
  private final MapValue live;
  private final MapValue config;
  private final ManagerId self;
  private final String now;

  private ServerSideApply(
      Endpoint endpoint, MapValue live, MapValue config, String manager, String now) {
    this.endpoint = endpoint;
    this.live = live;
    this.config = config;
    this.self = ManagerId.applying(manager, endpoint);
    this.now = now;
  }

  /**
   * Applies {@code config}.
   *
   * @param live the stored object; {@link Endpoint#zero} if there is none
   * @param force whether to take fields from others
   * @param now RFC 3339 in whole seconds
   * @return the object with its managed fields, not defaulted
   * @throws io.quarterdeck.status.ApiException 400 or 500 if the configuration is none of this
   *     kind, 409 if others own what it would change
   */
  public static MapValue apply(
      Endpoint endpoint,
      MapValue live,
      MapValue config,
      String manager,
      boolean force,
      String now) {
    check(endpoint, config);
    ListValue stored = live.map("metadata").list("managedFields");
    ManagedFields managed = ManagedFields.ofStored(stored);
    if (managed.isEmpty()) {
      FieldTracking.track(managed, endpoint, endpoint.zero(), live, BEFORE_FIRST_APPLY, now);
    }
    ServerSideApply apply = new ServerSideApply(endpoint, live, config, manager, now);
    MapValue applied = apply.applied(managed, force, stored);
    return manager.equals(KUBECTL) ? LastApplied.kept(applied, config) : applied;
  }

  private static void check(Endpoint endpoint, MapValue config) {
    String apiVersion = config.string("apiVersion");
    String kind = config.string("kind");
    if (!apiVersion.equals(endpoint.apiVersion()) || !kind.equals(endpoint.kind())) {
      throw Failures.badRequest("invalid object type: " + gvk(apiVersion, kind));
    }
    MapValue metadata = config.map("metadata");
    if (metadata.find("managedFields") instanceof ListValue) {
      throw Failures.badRequest("metadata.managedFields must be nil");
    }
    String problem = TypeCheck.check(endpoint.shape(), config);
    if (!problem.isEmpty()) {
      throw Failures.plain500(
          "failed to create typed patch object (" + describe(config) + "): " + problem);
    }
  }

  /**
   * Returns an object as upstream's messages name it: {@code ns/name; apps/v1, Kind=ReplicaSet}.
   */
  public static String describe(MapValue object) {
    MapValue metadata = object.map("metadata");
    return metadata.string("namespace")
        + "/"
        + metadata.string("name")
        + "; "
        + gvk(object.string("apiVersion"), object.string("kind"));
  }

  private static String gvk(String apiVersion, String kind) {
    return (apiVersion.contains("/") ? apiVersion : "/" + apiVersion) + ", Kind=" + kind;
  }

  private MapValue applied(ManagedFields managed, boolean force, ListValue stored) {
    try {
      return attempt(managed.copy(), force, stored);
    } catch (ConflictException conflict) {
      if (!self.manager().equals(KUBECTL)) {
        throw conflict.failure();
      }
      ConflictException left = conflict.without(LastApplied.owned(endpoint, live));
      if (!left.isEmpty()) {
        throw left.failure();
      }
    }
    return attempt(managed.copy(), true, stored);
  }

  private MapValue attempt(ManagedFields managed, boolean force, ListValue stored) {
    Ownership.reconcile(endpoint, managed);
    Managed last = managed.get(self);
    FieldSet owned = endpoint.filter().apply(OwnedFields.of(endpoint.shape(), config));
    String time = last == null ? "" : last.time();
    managed.put(self, new Managed(endpoint.apiVersion(), owned, time));
    MapValue merged = TypedMerge.merge(endpoint.shape(), live, config);
    MapValue result = last == null ? merged : new Pruning(endpoint, managed).prune(merged, last);
    Ownership ownership = new Ownership(endpoint, live, result);
    Map<ManagerId, FieldSet> conflicts = ownership.conflicts(managed, self);
    if (!conflicts.isEmpty() && !force) {
      throw new ConflictException(conflicts);
    }
    ownership.giveUp(managed, self);
    boolean changes = !result.equals(live);
    settle(managed, changes ? now : time);
    return managed.writeTo(changes ? result : live, stored);
  }

  /** Writes down what the manager owns now; its time moves only if the object changes. */
  private void settle(ManagedFields managed, String time) {
    Managed mine = managed.get(self);
    if (mine != null) {
      FieldSet fields = mine.fields().difference(Ownership.NEVER_OWNED);
      managed.put(self, mine.withFields(fields).withTime(time));
    }
  }
}
