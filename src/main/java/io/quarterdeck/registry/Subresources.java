package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.Failures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints that are not an object or a part of it: reviews, actions, streams. */
public final class Subresources {
  /**
   * The name of an endpoint.
   *
   * @param subresource "" for a resource that stores nothing, such as a review
   */
  public record Key(String group, String plural, String subresource) {}

  private final Map<Key, Action> actions;
  private final Map<Key, Connect> connects;
  private final Bodies bodies;
  private final Writes writes;
  private final Encoder encoder;

  Subresources(
      Map<Key, Action> actions,
      Map<Key, Connect> connects,
      Bodies bodies,
      Writes writes,
      Encoder encoder) {
    this.actions = Map.copyOf(actions);
    this.connects = Map.copyOf(connects);
    this.bodies = bodies;
    this.writes = writes;
    this.encoder = encoder;
  }

  Reply run(Call call) {
    Key key = new Key(call.type().group(), call.type().plural(), call.subresource());
    Optional<Connect> connect = Optional.ofNullable(connects.get(key));
    if (connect.isPresent()) {
      return connect.get().connect(call);
    }
    Action action = Optional.ofNullable(actions.get(key)).orElseThrow(Failures::notFoundPath);
    return act(call, action);
  }

  private Reply act(Call call, Action action) {
    Accepted accepted = Negotiation.output(call.request(), Negotiation.Endpoint.WITHOUT_TABLE);
    Negotiation.input(call.request());
    byte[] body = call.body();
    WriteOptions options = WriteOptions.of(call.request().query(), WriteOptions.Kind.CREATE);
    KubeObject sent = bodies.read(call, body, options.fieldValidation());
    KubeObject done = action.run(call, received(call, action, sent, options), options.dryRun());
    byte[] written = encoder.encode(done.root(), accepted);
    return new Reply.Whole(201, accepted.format().mediaType(), List.of(), written);
  }

  /** Returns what was sent as a create takes it, though it may never be stored. */
  private KubeObject received(Call call, Action action, KubeObject sent, WriteOptions options) {
    KubeObject object = action.withDefaults(sent);
    object = action.keepsSystemFields() ? object : SystemFields.wipe(object);
    object = SystemFields.inNamespace(object, Writes.namespaceOf(call));
    object = SystemFields.uniqueOwners(object, call.warnings(), false);
    object = writes.managed(call, Optional.empty(), object, options);
    object = writes.mutateCreate(call, object, options);
    writes.admitCreate(call, object, options);
    return object;
  }
}
