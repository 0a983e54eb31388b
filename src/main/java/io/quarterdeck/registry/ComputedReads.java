package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.Failures;
import io.quarterdeck.watch.CachedObject;
import java.util.List;

/** GET of computed objects, one or all of a kind. Options about versions say nothing here. */
final class ComputedReads implements Connect {
  private static final long NO_REVISION = 0;

  private final Computed objects;
  private final Views views;

  ComputedReads(Computed objects, Views views) {
    this.objects = objects;
    this.views = views;
  }

  @Override
  public Reply connect(Call call) {
    if (RequestInfo.watches(call.request().query())) {
      throw Failures.notSupported(call.type().group(), call.type().plural(), "watch");
    }
    Accepted accepted = Negotiation.output(call.request(), call.endpoint());
    View view = views.of(call, accepted);
    return call.route().isCollection()
        ? view.list(ListMeta.ofUnversioned(), selected(call))
        : view.object(200, find(call));
  }

  /** What is not there is one of a kind by its singular name, as upstream says. */
  private KubeObject find(Call call) {
    ResourceType type = call.type();
    return objects
        .find(call.name())
        .orElseThrow(() -> Failures.notFound(type.group(), type.singular(), call.name()));
  }

  private List<CachedObject> selected(Call call) {
    ResourceType type = call.type();
    ListOptions options = ListOptions.of(call.request(), type, false, "");
    StoredKind kind =
        new StoredKind(
            type.group(), type.version(), type.kind(), type.plural(), type.namespaced(), List.of());
    return objects.all().stream()
        .map(o -> CachedObject.of(kind, o, NO_REVISION, Json.write(o.root())))
        .filter(o -> options.labels().matches(o::label) && options.fields().matches(o::field))
        .toList();
  }
}
