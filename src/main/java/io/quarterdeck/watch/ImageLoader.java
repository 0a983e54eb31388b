package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.Page;
import io.quarterdeck.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what stands in the store, page by page at one revision, into tables. */
final class ImageLoader {
  /** Entries a page: some megabytes of usual objects, so that one answer stays small. */
  static final int PAGE = 1000;

  private final Store store;
  private final Directories directories;
  private final EntryReader reader;

  ImageLoader(Store store, Directories directories, EntryReader reader) {
    this.store = store;
    this.directories = directories;
    this.reader = reader;
  }

  /**
   * Reads everything of {@code kinds} that stands under {@code prefix}.
   *
   * @param revision as of when; 0 for now
   * @throws io.quarterdeck.store.StoreException if the store fails or compacts the revision
   */
  TreeSnapshot load(String prefix, Collection<StoredKind> kinds, long revision) {
    Map<String, List<CachedObject>> found = new HashMap<>();
    kinds.forEach(kind -> found.put(kind.directory(), new ArrayList<>()));
    long at = forEach(prefix, revision, entry -> file(entry, found));
    List<KindTable> tables = new ArrayList<>();
    for (StoredKind kind : kinds) {
      tables.add(KindTable.of(kind, found.getOrDefault(kind.directory(), List.of())));
    }
    return TreeSnapshot.of(at, tables);
  }

  private void file(Entry entry, Map<String, List<CachedObject>> found) {
    Directories.Place place = directories.find(entry.key());
    List<CachedObject> objects = place == null ? null : found.get(place.kind().directory());
    if (place != null && objects != null) {
      objects.add(reader.read(place, entry));
    }
  }

  /** Shows all entries of a prefix at one revision, and returns that. */
  private long forEach(String prefix, long revision, Consumer<Entry> action) {
    long at = revision;
    String after = "";
    while (true) {
      Page page = store.list(prefix, after, PAGE, at);
      page.entries().forEach(action);
      at = at == 0 ? page.revision() : at;
      if (!page.more() || page.entries().isEmpty()) {
        return at;
      }
      after = page.entries().getLast().key();
    }
  }
}
