package io.quarterdeck.registry;

import io.quarterdeck.codec.StatusDocument;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.registry.Objects.Outcome;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Format;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.Status.Details;
import java.util.List;

/** DELETE of one object: at once, after a grace, or when its finalizers are gone. */
public final class Delete implements Deleter {
  private final Objects objects;
  private final OptionBodies optionBodies;
  private final Writes writes;
  private final Views views;
  private final UnreadableObjects unreadable;

  Delete(
      Objects objects,
      OptionBodies optionBodies,
      Writes writes,
      Views views,
      UnreadableObjects unreadable) {
    this.objects = objects;
    this.optionBodies = optionBodies;
    this.writes = writes;
    this.views = views;
    this.unreadable = unreadable;
  }

  public Reply run(Call call) {
    Accepted accepted = Negotiation.output(call.request(), call.endpoint());
    DeleteOptions options = optionBodies.read(call);
    if (options.ignoresReadErrors()) {
      unreadable.delete(call, call.keyName());
      return success(accepted, 200, Details.of("", call.type().kind(), call.name()));
    }
    Result result = delete(call, call.keyName(), options);
    int code = !result.gone() && options.refusesOrphans() ? 202 : 200;
    return result.showsObject()
        ? views.of(call, accepted).object(code, result.object())
        : success(accepted, code, details(call, result.object()));
  }

  /**
   * How a deletion ended.
   *
   * @param gone whether the object is not there any more
   * @param showsObject whether the answer is the object; otherwise a Status
   */
  record Result(KubeObject object, boolean gone, boolean showsObject) {}

  /**
   * Deletes an object, or marks it for those who must act before it goes.
   *
   * @throws io.quarterdeck.status.ApiException 404, 409 if a precondition does not hold
   */
  Result delete(Call call, String name, DeleteOptions options) {
    Deletion deletion = new Deletion(call, name, options, writes);
    Outcome outcome = swap(call, name, options, deletion);
    if (deletion.goesAfterwards() && !options.dryRun()) {
      Deletion end = new Deletion(call, name, options.withoutPreconditions(), writes);
      outcome = swap(call, name, options, end.finishing());
    }
    boolean gone = outcome.removed() || deletion.goesAfterwards();
    boolean shows =
        call.type().deletion().returnsObject() || !outcome.removed() && !deletion.isPending();
    return new Result(outcome.object(), gone, shows);
  }

  @Override
  public void delete(Call call, DeleteOptions options) {
    delete(call, call.keyName(), options);
  }

  private Outcome swap(Call call, String name, DeleteOptions options, Objects.Change change) {
    StoredKind kind = call.type().stored().orElseThrow();
    return objects.swap(kind, call.namespace(), name, options.dryRun(), change);
  }

  private static Details details(Call call, KubeObject object) {
    return Details.of(call.type().group(), call.type().plural(), object.meta().name())
        .withUid(object.meta().uid());
  }

  private Reply success(Accepted accepted, int code, Details details) {
    MapValue document = StatusDocument.success(details);
    Format format = accepted.format();
    byte[] body = views.encoder().encode(document, format, accepted.pretty());
    return new Reply.Whole(code, format.mediaType(), List.of(), body);
  }
}
