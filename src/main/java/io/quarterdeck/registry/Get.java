package io.quarterdeck.registry;

import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.watch.CachedObject;

/** GET of one object: from memory, as fresh as asked for, without decoding it. */
public final class Get {
  private final Snapshots snapshots;
  private final Views views;

  Get(Snapshots snapshots, Views views) {
    this.snapshots = snapshots;
    this.views = views;
  }

  public Reply run(Call call) {
    Accepted accepted = Negotiation.output(call.request(), call.endpoint());
    return views.of(call, accepted).object(200, find(call));
  }

  /**
   * @throws io.quarterdeck.status.ApiException 404 if there is no such object
   */
  CachedObject find(Call call) {
    String name = call.keyName();
    var kind = call.type().stored().orElseThrow();
    String namespace = StorageKeys.checkedNamespace(call.namespace(), kind.directory(), name);
    return snapshots
        .forGet(call.request().query().get("resourceVersion"))
        .get(kind, namespace, name)
        .orElseThrow(call::notFound);
  }
}
