package io.quarterdeck.registry;

import io.quarterdeck.registry.Lists.Page;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Reason;
import io.quarterdeck.watch.CachedObject;

/** DELETE of a collection: of everything on the page that a list with the same options shows. */
public final class DeleteCollection {
  private final Lists lists;
  private final OptionBodies optionBodies;
  private final Delete delete;
  private final Views views;

  DeleteCollection(Lists lists, OptionBodies optionBodies, Delete delete, Views views) {
    this.lists = lists;
    this.optionBodies = optionBodies;
    this.delete = delete;
    this.views = views;
  }

  public Reply run(Call call) {
    Accepted accepted = Negotiation.output(call.request(), call.endpoint());
    ListOptions listed = Watch.options(call);
    DeleteOptions options = optionBodies.read(call);
    if (options.ignoresReadErrors()) {
      throw UnreadableObjects.ofCollection();
    }
    Page page = lists.page(call, listed);
    View view = views.of(call, accepted);
    for (CachedObject object : page.objects()) {
      delete(call, object, options);
    }
    return view.list(page.meta(), page.objects());
  }

  /** That somebody else was faster is as good. */
  private void delete(Call call, CachedObject object, DeleteOptions options) {
    try {
      delete.delete(call, object.name(), options);
    } catch (ApiException e) {
      if (e.status().reason() != Reason.NOT_FOUND) {
        throw e;
      }
    }
  }
}
