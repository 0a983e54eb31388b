package io.quarterdeck.registry;

import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.Failures;
import io.quarterdeck.watch.CachedObject;
import io.quarterdeck.watch.Selection;
import io.quarterdeck.watch.Snapshot;
import io.quarterdeck.watch.Snapshot.Listing;
import java.util.List;
import java.util.OptionalLong;

/** Reads pages of collections: what list and deletecollection share. */
final class Lists {
  /** Part of a collection with what the list says of itself. */
  record Page(ListMeta meta, List<CachedObject> objects) {}

  private final Snapshots snapshots;

  Lists(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  static Selection selection(Call call, ListOptions options) {
    StoredKind kind = call.type().stored().orElseThrow();
    String namespace = call.type().namespaced() ? call.namespace() : "";
    StorageKeys.checkedNamespace(namespace, kind.directory(), "");
    return new Selection(kind, namespace, options.labels(), options.fields(), options.shards());
  }

  Page page(Call call, ListOptions options) {
    Selection selection = selection(call, options);
    String prefix = selection.namespace().isEmpty() ? "" : selection.namespace() + "/";
    if (options.continueToken().isEmpty()) {
      Snapshots.Choice choice = snapshots.forList(options);
      long limit = choice.limited() ? options.limit() : 0;
      return page(choice.snapshot(), selection, prefix, "", limit, options);
    }
    ContinueToken token = ContinueToken.decode(options.continueToken());
    if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals("0")) {
      throw Failures.badRequest("specifying resource version is not allowed when using continue");
    }
    Snapshot snapshot = snapshots.forPage(token);
    return page(snapshot, selection, prefix, prefix + token.after(), options.limit(), options);
  }

  private static Page page(
      Snapshot snapshot,
      Selection selection,
      String prefix,
      String after,
      long limit,
      ListOptions options) {
    int most = (int) Math.min(limit, Integer.MAX_VALUE);
    Listing listing = snapshot.list(selection, after, most);
    String token = "";
    OptionalLong remaining = OptionalLong.empty();
    if (!listing.last().isEmpty()) {
      String last = listing.last().substring(prefix.length());
      token = ContinueToken.behind(last, snapshot.revision()).encode();
      if (options.selectsAll()) {
        remaining = OptionalLong.of(listing.remaining());
      }
    }
    return new Page(
        new ListMeta(snapshot.revision(), token, remaining, selection.shards()), listing.objects());
  }
}
