package io.quarterdeck.registry;

import io.quarterdeck.access.Attributes;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Sharing;
import io.quarterdeck.registry.Objects.Decision;
import io.quarterdeck.registry.Objects.Outcome;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.util.Optional;

/** PUT to an object or to a part of it: replaces it, or creates it where its kind allows that. */
public final class Update {
  private final Objects objects;
  private final Bodies bodies;
  private final Writes writes;
  private final Views views;
  private final Authorization authorization;

  Update(Objects objects, Bodies bodies, Writes writes, Views views, Authorization authorization) {
    this.objects = objects;
    this.bodies = bodies;
    this.writes = writes;
    this.views = views;
    this.authorization = authorization;
  }

  public Reply run(Call call) {
    Accepted accepted = Negotiation.output(call.request(), call.endpoint());
    byte[] body = call.body();
    WriteOptions options = WriteOptions.of(call.request().query(), WriteOptions.Kind.UPDATE);
    KubeObject sent = bodies.read(call, body, options.fieldValidation());
    KubeObject object = call.type().conversion().toStored(sent);
    object = SystemFields.inNamespace(object, Writes.namespaceOf(call));
    Writes.checkName(call, object);
    object = SystemFields.uniqueOwners(object, call.warnings(), false);
    Outcome outcome = update(call, object, options);
    return views.of(call, accepted).object(outcome.created() ? 201 : 200, outcome);
  }

  private Outcome update(Call call, KubeObject object, WriteOptions options) {
    StoredKind kind = call.type().stored().orElseThrow();
    String name = call.keyName();
    return objects.swap(
        kind,
        call.namespace(),
        name,
        options.dryRun(),
        current -> {
          checkUid(objects, call, object, current);
          return current.isPresent()
              ? replaced(call, object, current.get(), options)
              : created(call, object, options);
        });
  }

  private Decision replaced(Call call, KubeObject object, KubeObject old, WriteOptions options) {
    KubeObject shared = new KubeObject(Sharing.with(old.root(), object.root()));
    KubeObject next = writes.managed(call, Optional.of(old), shared, options);
    next = writes.mutateUpdate(call, next, old, options);
    return writes.updated(call, Writes.atVersion(call, next, old), old, options);
  }

  private Decision created(Call call, KubeObject object, WriteOptions options) {
    if (!call.strategy().allowsCreateOnUpdate()) {
      throw call.notFound();
    }
    authorization.check(new Attributes(call.request().user(), "create", call.request().target()));
    KubeObject next = writes.managed(call, Optional.empty(), object, options);
    next = writes.mutateCreate(call, next, options);
    return writes.created(call, writes.systemFields().fill(next), options);
  }

  /** A uid in the body is a precondition. */
  static void checkUid(
      Objects objects, Call call, KubeObject object, Optional<KubeObject> current) {
    String wanted = object.meta().uid();
    String there = current.map(o -> o.meta().uid()).orElse("");
    boolean missing = current.isEmpty() && !call.strategy().allowsCreateOnUpdate();
    if (!wanted.isEmpty() && !missing && !wanted.equals(there)) {
      throw uidDiffers(objects, call, wanted, there);
    }
  }

  private static ApiException uidDiffers(Objects objects, Call call, String wanted, String there) {
    StoredKind kind = call.type().stored().orElseThrow();
    return Failures.conflict(
        call.type().group(),
        call.type().plural(),
        call.name(),
        "StorageError: invalid object, Code: 4, Key: "
            + "/registry/" // upstream's usual prefix, whatever the store here puts on its keys
            + objects.key(kind, call.namespace(), call.name())
            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
            + wanted
            + ", UID in object meta: "
            + there);
  }
}
