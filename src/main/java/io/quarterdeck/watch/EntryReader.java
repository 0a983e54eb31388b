package io.quarterdeck.watch;

import io.quarterdeck.store.Change;
import io.quarterdeck.store.Entry;
import io.quarterdeck.watch.Directories.Place;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the store tells into objects of the image, or takes what a writer has prepared. Never
 * fails: what cannot be read becomes a broken object.
 */
final class EntryReader {
  private static final Logger LOG = System.getLogger(EntryReader.class.getName());

  /** The most writes that are prepared at once; what others write is read from the store. */
  private static final int MOST_PREPARED = 1024;

  private final Directories directories;
  private final Ingest ingest;
  private final WatchObserver observer;
  private final Map<String, Prepared> prepared = new ConcurrentHashMap<>(); // by key

  EntryReader(Directories directories, Ingest ingest, WatchObserver observer) {
    this.directories = directories;
    this.ingest = ingest;
    this.observer = observer;
  }

  /** Keeps what a writer has prepared, if there is room; of two for one key the later. */
  void prepare(Prepared write) {
    if (prepared.size() < MOST_PREPARED) {
      prepared.put(write.key(), write);
    }
  }

  /** Lets go of what was prepared for a write that did not happen. */
  void forget(Prepared write) {
    prepared.remove(write.key(), write);
  }

  /** Lets go of everything that was prepared. */
  void forgetAll() {
    prepared.clear();
  }

  /** Returns what was prepared for this change, if it is the one that was; else Java's null. */
  private @Nullable CachedObject taken(Place place, Change change, byte[] value) {
    Prepared write = prepared.get(directories.path(change.key()));
    if (write == null || !Arrays.equals(write.value(), value)) {
      return null; // another writer was faster, or wrote through another server
    }
    forget(write);
    CachedObject object = write.at(change.revision());
    return isOf(object, place) ? object : null;
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
    CachedObject after = taken(place, change, value);
    if (after == null) {
      after =
          read(place, new Entry(change.key(), value, change.createRevision(), change.revision()));
    }
    return new ObjectChange(change.revision(), before, after);
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
