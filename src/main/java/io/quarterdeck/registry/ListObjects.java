package io.quarterdeck.registry;

import io.quarterdeck.registry.Lists.Page;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;

/** GET of a collection: one page of one snapshot, made of the bytes at hand. */
public final class ListObjects {
  private final Lists lists;
  private final Views views;

  ListObjects(Lists lists, Views views) {
    this.lists = lists;
    this.views = views;
  }

  public Reply run(Call call) {
    Accepted accepted = Negotiation.output(call.request(), call.endpoint());
    ListOptions options = Watch.options(call);
    Page page = lists.page(call, options);
    return views.of(call, accepted).list(page.meta(), page.objects());
  }
}
