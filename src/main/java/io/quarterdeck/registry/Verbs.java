package io.quarterdeck.registry;

import io.quarterdeck.request.Reply;
import io.quarterdeck.resource.Subresource.Role;
import io.quarterdeck.status.Failures;

/** Hands a call to the class of its verb. */
public final class Verbs {
  private final Get get;
  private final ListObjects list;
  private final Watch watch;
  private final Create create;
  private final Update update;
  private final Patch patch;
  private final Delete delete;
  private final DeleteCollection deleteCollection;
  private final Scale scale;
  private final Subresources subresources;

  Verbs(
      Get get,
      ListObjects list,
      Watch watch,
      Create create,
      Update update,
      Patch patch,
      Delete delete,
      DeleteCollection deleteCollection,
      Scale scale,
      Subresources subresources) {
    this.get = get;
    this.list = list;
    this.watch = watch;
    this.create = create;
    this.update = update;
    this.patch = patch;
    this.delete = delete;
    this.deleteCollection = deleteCollection;
    this.scale = scale;
    this.subresources = subresources;
  }

  public Create create() {
    return create;
  }

  public Reply run(Call call) {
    if (call.route().subresource().filter(s -> s.role() == Role.SCALE).isPresent()) {
      return scale.run(call);
    }
    boolean apart = call.route().subresource().filter(s -> s.role() != Role.PART).isPresent();
    if (apart || call.type().stored().isEmpty()) {
      return subresources.run(call);
    }
    return switch (call.request().method()) {
      case "GET" -> read(call);
      case "POST" -> create.run(call);
      case "PUT" -> update.run(call);
      case "PATCH" -> patch.run(call);
      case "DELETE" -> call.route().isCollection() ? deleteCollection.run(call) : delete.run(call);
      default -> throw Failures.methodNotAllowed();
    };
  }

  private Reply read(Call call) {
    if (call.route().isWatchPath()) {
      return watch.run(call);
    }
    if (!call.route().isCollection()) {
      return get.run(call);
    }
    return io.quarterdeck.request.RequestInfo.watches(call.request().query())
        ? watch.run(call)
        : list.run(call);
  }
}
