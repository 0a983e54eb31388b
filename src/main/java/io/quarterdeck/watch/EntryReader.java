package io.quarterdeck.watch;

import io.quarterdeck.store.Change;
import io.quarterdeck.store.Entry;
import io.quarterdeck.watch.Directories.Place;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the store tells into objects of the image, or takes what a writer has prepared. Never
 * fails: what cannot be read becomes a broken object.
 */
final class EntryReader {
  private static final Logger LOG = System.getLogger(EntryReader.class.getName());

  /** The most objects that writers have handed over and that the watch has not brought yet. */
  private static final int MOST_HANDED_OVER = 1024;

  private final Directories directories;
  private final Ingest ingest;
  private final WatchObserver observer;
  private final Map<Long, CachedObject> handedOver = new ConcurrentHashMap<>(); // by revision

  EntryReader(Directories directories, Ingest ingest, WatchObserver observer) {
    this.directories = directories;
    this.ingest = ingest;
    this.observer = observer;
  }

  /** Keeps an object for the change of its revision, if there is room. */
  void handOver(CachedObject object) {
    if (handedOver.size() < MOST_HANDED_OVER) {
      handedOver.put(object.revision(), object);
    }
  }

  /** Lets go of what was handed over for {@code revision}. */
  void forget(long revision) {
    handedOver.remove(revision);
  }

  /** Lets go of everything that was handed over. */
  void forgetAll() {
    handedOver.clear();
  }

  /**
   * Returns what {@code change} does to {@code state}; Java's null if it is about nothing of a
   * known kind.
   */
  @Nullable ObjectChange change(Change change, TreeSnapshot state) {
    Place place = directories.find(change.key());
    KindTable table = place == null ? null : state.find(place.kind().directory());
    if (place == null || table == null) {
      return null;
    }
    CachedObject before = table.find(place.namespace(), place.name());
    byte[] value = change.value().orElse(null);
    if (value == null) {
      return before == null ? null : new ObjectChange(change.revision(), before, null);
    }
    CachedObject prepared = handedOver.get(change.revision());
    if (prepared != null && isOf(prepared, place)) {
      return new ObjectChange(change.revision(), before, prepared);
    }
    Entry entry = new Entry(change.key(), value, change.createRevision(), change.revision());
    return new ObjectChange(change.revision(), before, read(place, entry));
  }

  private static boolean isOf(CachedObject object, Place place) {
    return object.kind() == place.kind()
        && object.namespace().equals(place.namespace())
        && object.name().equals(place.name());
  }

  CachedObject read(Place place, Entry entry) {
    try {
      CachedObject object = ingest.ingest(place.kind(), entry);
      return isOf(object, place)
          ? object
          : broken(place, entry, "the object in it has another name");
    } catch (RuntimeException e) {
      return broken(place, entry, String.valueOf(e.getMessage()));
    }
  }

  private CachedObject broken(Place place, Entry entry, String damage) {
    observer.damaged(place.kind());
    LOG.log(Level.ERROR, "cannot read {0}: {1}", entry.key(), damage);
    return CachedObject.broken(
        place.kind(), place.namespace(), place.name(), entry.modRevision(), damage);
  }
}
