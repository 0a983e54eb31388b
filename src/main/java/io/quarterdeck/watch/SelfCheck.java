package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.Page;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.watch.Directories.Place;
import io.quarterdeck.watch.WatchObserver.Check;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the image with the store, again and again, at a low rate: page by page of one revision,
 * digests of keys and revisions, and the whole content of one object of each page. If they differ,
 * the image is loaded again (KEP-4988 is upstream's check of the same kind).
 */
final class SelfCheck {
  private static final Logger LOG = System.getLogger(SelfCheck.class.getName());

  /** How long it rests between two rounds; upstream's figure. */
  private static final long REST_MS = 300_000;

  /** Entries compared at once, and the rest after them: at most 2,000 entries a second. */
  private static final int PAGE = 500;

  private static final long PAGE_REST_MS = 250;

  private static final long PRIME = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio: spreads bits well

  private final Store store;
  private final Directories directories;
  private final EntryReader reader;
  private final Supplier<@Nullable TreeSnapshot> image;
  private final WatchObserver observer;
  private final ImageFeed feed;
  private volatile @Nullable Thread thread;

  SelfCheck(
      Store store,
      Directories directories,
      EntryReader reader,
      Supplier<@Nullable TreeSnapshot> image,
      WatchObserver observer,
      ImageFeed feed) {
    this.store = store;
    this.directories = directories;
    this.reader = reader;
    this.image = image;
    this.observer = observer;
    this.feed = feed;
  }

  void start() {
    thread = Thread.ofVirtual().name("image-self-check").start(this::run);
  }

  void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(REST_MS);
        round(PAGE_REST_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /** Compares every kind once, each as of its own moment. */
  void round(long pageRestMs) throws InterruptedException {
    for (StoredKind kind : directories.kinds()) {
      TreeSnapshot snapshot = image.get();
      KindTable table = snapshot == null ? null : snapshot.find(kind.directory());
      if (snapshot != null && table != null) {
        Check outcome = check(table, snapshot.revision(), pageRestMs);
        observer.checked(kind, outcome);
        if (outcome == Check.FAILURE) {
          LOG.log(Level.ERROR, "the image of {0} is not what the store has", kind.directory());
          feed.reload();
          return;
        }
      }
    }
  }

  private Check check(KindTable table, long revision, long pageRestMs) throws InterruptedException {
    List<CachedObject> objects = table.objects();
    String prefix = directories.prefix() + table.kind().directory() + "/";
    String after = "";
    int next = 0;
    try {
      while (true) {
        Page page = store.list(prefix, after, PAGE, revision);
        List<Entry> entries = ofKind(page.entries(), table.kind());
        int end = Math.min(objects.size(), next + entries.size());
        if (!same(entries, objects.subList(next, end))) {
          return Check.FAILURE;
        }
        next = end;
        if (!page.more()) {
          return next == objects.size() ? Check.SUCCESS : Check.FAILURE;
        }
        after = page.entries().getLast().key();
        Thread.sleep(pageRestMs);
      }
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "cannot compare {0}: {1}", prefix, e.getMessage());
      return Check.ERROR;
    }
  }

  private List<Entry> ofKind(List<Entry> entries, StoredKind kind) {
    List<Entry> found = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      Place place = directories.find(entry.key());
      if (place != null && place.kind().directory().equals(kind.directory())) {
        found.add(entry);
      }
    }
    return found;
  }

  private boolean same(List<Entry> entries, List<CachedObject> objects) {
    long stored = 0;
    for (Entry entry : entries) {
      stored = digest(stored, entry.key(), entry.modRevision());
    }
    long held = 0;
    for (CachedObject object : objects) {
      held = digest(held, keyOf(object), object.revision());
    }
    return stored == held && (entries.isEmpty() || sameContent(entries.getLast(), objects));
  }

  private static long digest(long digest, String key, long revision) {
    return (digest ^ key.hashCode()) * PRIME + revision * PRIME;
  }

  private String keyOf(CachedObject object) {
    return directories.prefix() + object.kind().key(object.namespace(), object.name());
  }

  private boolean sameContent(Entry entry, List<CachedObject> objects) {
    Place place = directories.find(entry.key());
    CachedObject held = objects.getLast();
    if (place == null || held.isBroken()) {
      return true;
    }
    CachedObject read = reader.read(place, entry);
    return !read.isBroken() && Arrays.equals(read.json(), held.json());
  }
}
