package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.registry.Objects.Decision;
import io.quarterdeck.registry.Objects.Outcome;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.util.Optional;

/** POST to a collection: the order of its steps is upstream's, and is {@link #run}. */
public final class Create {
  private static final int NAME_ATTEMPTS = 8; // KEP 4420, RetryGenerateName
  private static final int RETRY_AFTER_SECONDS = 1;

  private final Objects objects;
  private final Bodies bodies;
  private final Writes writes;
  private final Views views;

  Create(Objects objects, Bodies bodies, Writes writes, Views views) {
    this.objects = objects;
    this.bodies = bodies;
    this.writes = writes;
    this.views = views;
  }

  public Reply run(Call call) {
    Accepted accepted = Negotiation.output(call.request(), call.endpoint());
    Negotiation.input(call.request());
    byte[] body = call.body();
    WriteOptions options = WriteOptions.of(call.request().query(), WriteOptions.Kind.CREATE);
    KubeObject sent = bodies.read(call, body, options.fieldValidation());
    Outcome created = create(call, call.type().conversion().toStored(sent), options);
    return views.of(call, accepted).object(201, created);
  }

  /**
   * Creates an object.
   *
   * @param sent in the stored version
   * @return as it is stored
   */
  public Outcome create(Call call, KubeObject sent, WriteOptions options) {
    KubeObject object = SystemFields.wipe(sent);
    object = SystemFields.inNamespace(object, Writes.namespaceOf(call));
    object = SystemFields.uniqueOwners(object, call.warnings(), false);
    object = writes.managed(call, Optional.empty(), object, options);
    object = writes.mutateCreate(call, object, options);
    return store(call, object, options);
  }

  private Outcome store(Call call, KubeObject object, WriteOptions options) {
    String base = object.meta().generateName();
    if (!object.meta().name().isEmpty() || base.isEmpty()) {
      return attempt(call, object, options)
          .orElseThrow(() -> taken(call, object.meta().name(), !base.isEmpty()));
    }
    String name = "";
    for (int i = 0; i < NAME_ATTEMPTS; i++) {
      name = writes.systemFields().generate(base);
      Optional<Outcome> created = attempt(call, SystemFields.named(object, name), options);
      if (created.isPresent()) {
        return created.get();
      }
    }
    throw taken(call, name, true);
  }

  private Optional<Outcome> attempt(Call call, KubeObject object, WriteOptions options) {
    KubeObject filled = writes.systemFields().fill(object);
    Decision.Put put = writes.created(call, filled, options);
    StoredKind kind = call.type().stored().orElseThrow();
    String name = put.object().meta().name();
    try {
      if (!options.dryRun()) {
        refuseVersion(object);
      }
      StorageKeys.checkedName(name);
    } catch (ApiException e) {
      put.ending().abandoned();
      throw e;
    }
    return objects
        .create(kind, put.object().meta().namespace(), name, put, options.dryRun())
        .map(outcome -> options.dryRun() ? withVersionOf(object, outcome) : outcome);
  }

  /** A dry run shows the version that the client sent: only the store would take it away. */
  private static Outcome withVersionOf(KubeObject sent, Outcome outcome) {
    String version = sent.meta().resourceVersion();
    KubeObject shown =
        version.isEmpty()
            ? outcome.object()
            : outcome.object().editMeta(m -> MetaOrder.with(m, "resourceVersion", version));
    return new Outcome(shown, true, false, Optional.empty());
  }

  private static void refuseVersion(KubeObject object) {
    if (ResourceVersions.parse(object.meta().resourceVersion()).orElse(0) != 0) {
      throw Failures.plain500("resourceVersion should not be set on objects to be created");
    }
  }

  private ApiException taken(Call call, String name, boolean generated) {
    String group = call.type().group();
    String plural = call.type().plural();
    if (generated) {
      return Failures.generateNameConflict(group, plural, name, RETRY_AFTER_SECONDS);
    }
    return Failures.alreadyExists(group, plural, name);
  }
}
