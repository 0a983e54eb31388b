package io.quarterdeck.registry;

import io.quarterdeck.access.Attributes;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.registry.Objects.Decision;
import io.quarterdeck.registry.Objects.Outcome;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.Failures;
import java.util.Optional;

/** PATCH of an object or of a part of it: picks a patcher by media type, then goes as an update. */
public final class Patch {
  private final Objects objects;
  private final Patchers patchers;
  private final Writes writes;
  private final Views views;
  private final Authorization authorization;

  Patch(
      Objects objects, Patchers patchers, Writes writes, Views views, Authorization authorization) {
    this.objects = objects;
    this.patchers = patchers;
    this.writes = writes;
    this.views = views;
    this.authorization = authorization;
  }

  public Reply run(Call call) {
    PatchType type = PatchType.of(call.request());
    Accepted accepted = Negotiation.output(call.request(), call.endpoint());
    byte[] body = call.body();
    WriteOptions options =
        WriteOptions.of(
            call.request().query(),
            type.isApply() ? WriteOptions.Kind.APPLY : WriteOptions.Kind.PATCH);
    Patcher patcher = patchers.of(type, call, body, options);
    Outcome outcome = patch(call, patcher, options);
    return views.of(call, accepted).object(outcome.created() ? 201 : 200, outcome);
  }

  private Outcome patch(Call call, Patcher patcher, WriteOptions options) {
    StoredKind kind = call.type().stored().orElseThrow();
    return objects.swap(
        kind,
        call.namespace(),
        call.keyName(),
        options.dryRun(),
        current -> {
          KubeObject patched = patched(call, patcher, current);
          return current.isPresent()
              ? changed(call, patched, current.get(), options)
              : created(call, patched, options);
        });
  }

  private static KubeObject patched(Call call, Patcher patcher, Optional<KubeObject> current) {
    KubeObject patched = patcher.patch(current);
    if (current.isEmpty() && !patched.meta().uid().isEmpty()) {
      throw Failures.conflict(
          call.type().group(),
          call.type().plural(),
          call.name(),
          "uid mismatch: the provided object specified uid "
              + patched.meta().uid()
              + ", and no existing object was found");
    }
    KubeObject placed = SystemFields.inNamespace(patched, Writes.namespaceOf(call));
    Writes.checkName(call, placed);
    return placed;
  }

  private Decision changed(Call call, KubeObject patched, KubeObject old, WriteOptions options) {
    KubeObject next = writes.mutateUpdate(call, patched, old, options);
    return writes.updated(call, Writes.atVersion(call, next, old), old, options);
  }

  /** Only an apply gets here: other patchers answer 404 to nothing. */
  private Decision created(Call call, KubeObject patched, WriteOptions options) {
    authorization.check(new Attributes(call.request().user(), "create", call.request().target()));
    KubeObject next = writes.mutateCreate(call, patched, options);
    return writes.created(call, writes.systemFields().fill(next), options);
  }
}
