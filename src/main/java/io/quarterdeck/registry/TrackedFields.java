package io.quarterdeck.registry;

import io.quarterdeck.merge.apply.Endpoint;
import io.quarterdeck.merge.apply.FieldTracking;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.ResourceType;
import java.time.Clock;
import java.util.Optional;

/** Keeps managed fields in the version through which a client writes. */
final class TrackedFields implements ManagedFields {
  /** The name under which the server's own writes stand. */
  private static final String SERVER = "kube-apiserver";

  private final Endpoints endpoints;
  private final Clock clock;

  public TrackedFields(Endpoints endpoints, Clock clock) {
    this.endpoints = endpoints;
    this.clock = clock;
  }

  @Override
  public KubeObject update(
      Call call, Optional<KubeObject> live, KubeObject object, String manager) {
    Endpoint endpoint = endpoints.of(call);
    String now = SystemFields.text(clock.instant());
    MapValue served = Forms.served(call.type(), object).root();
    MapValue tracked =
        live.map(old -> Forms.served(call.type(), old).root())
            .map(old -> FieldTracking.updated(endpoint, old, served, manager, now))
            .orElseGet(() -> FieldTracking.created(endpoint, served, manager, now));
    return tracked == served ? object : withManagers(object, tracked);
  }

  /** Tracks a change that the server itself makes to a part of an object in its stored version. */
  KubeObject byServer(ResourceType type, String part, KubeObject old, KubeObject next) {
    Endpoint endpoint = endpoints.of(type, type.subresource(part).orElseThrow());
    String now = SystemFields.text(clock.instant());
    return withManagers(
        next, FieldTracking.updated(endpoint, old.root(), next.root(), SERVER, now));
  }

  /** Returns {@code object} with the managed fields of {@code tracked}. */
  static KubeObject withManagers(KubeObject object, MapValue tracked) {
    return withEntries(object, tracked.map("metadata").list("managedFields"));
  }

  /** Returns {@code object} with these managed fields, or without any if there are none. */
  static KubeObject withEntries(KubeObject object, ListValue entries) {
    return object.editMeta(
        meta ->
            entries.isEmpty()
                ? meta.without("managedFields")
                : MetaOrder.with(meta, "managedFields", entries));
  }
}
