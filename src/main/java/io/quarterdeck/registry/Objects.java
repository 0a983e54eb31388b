package io.quarterdeck.registry;

import io.quarterdeck.object.FieldSelector;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.resource.Ending;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.status.Failures;
import io.quarterdeck.store.Entry;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreTimeoutException;
import io.quarterdeck.store.WriteResult;
import io.quarterdeck.watch.CachedObject;
import io.quarterdeck.watch.Image;
import io.quarterdeck.watch.Selection;
import io.quarterdeck.watch.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The objects as the verbs read and write them: reads come from the image, writes are
 * compare-and-swap in the store. The read-change-swap-retry loop is {@link #swap}, and only there.
 */
public final class Objects {
  /** How long a write may go on trying, as upstream's handlers do. */
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(34);

  private final Store store;
  private final Image image;
  private final StoredForm form;
  private final RecentTrees trees = new RecentTrees();

  public Objects(Store store, Image image, StoredForm form) {
    this.store = store;
    this.image = image;
    this.form = form;
  }

  public Image image() {
    return image;
  }

  /** Returns the key of an object; what the store puts before it is its own business. */
  public String key(StoredKind kind, String namespace, String name) {
    return kind.key(namespace, name);
  }

  /** What becomes of an object. */
  public sealed interface Decision {
    /** It is stored; in place of what was there, if anything was. */
    record Put(KubeObject object, Duration timeToLive, Ending ending) implements Decision {
      public Put(KubeObject object, Duration timeToLive) {
        this(object, timeToLive, Ending.NONE);
      }
    }

    /**
     * It goes.
     *
     * @param last how it is shown
     */
    record Remove(KubeObject last, Ending ending) implements Decision {}

    /** It stays as it is. */
    record Keep(KubeObject object) implements Decision {}
  }

  /** Decides what becomes of an object; called again when another writer was faster. */
  @FunctionalInterface
  public interface Change {
    /**
     * @param current what is there, in the stored version with its resourceVersion
     */
    Decision decide(Optional<KubeObject> current);
  }

  /**
   * How a swap ended.
   *
   * @param object as it is now, or as it was last if it is gone; resourceVersion included
   * @param created whether nothing was there before
   * @param removed whether it is gone
   * @param cached the object as the image holds it, if it does
   */
  public record Outcome(
      KubeObject object, boolean created, boolean removed, Optional<CachedObject> cached) {
    private static Outcome of(KubeObject object, boolean created, boolean removed) {
      return new Outcome(object, created, removed, Optional.empty());
    }
  }

  /** Writes an object, and tells the image of it beforehand, so that it need not read it again. */
  private WriteResult put(Written written, long expected, Duration timeToLive) {
    image.prepare(written);
    boolean happened = false;
    try {
      WriteResult result = store.put(written.key(), written.value(), expected, timeToLive);
      happened = result instanceof WriteResult.Committed;
      return result;
    } finally {
      if (!happened) {
        image.forget(written);
      }
    }
  }

  private Outcome committed(Written written, long revision, boolean created) {
    Written.Stored stored = written.stored(revision);
    trees.keep(stored.cached(), stored.object());
    return new Outcome(stored.object(), created, false, Optional.of(stored.cached()));
  }

  /**
   * What is known of a key.
   *
   * @param revision of its last change; 0 if nothing is there
   * @param isFresh whether the store said so itself, and not the image, which may be behind
   */
  private record Known(Optional<KubeObject> object, long revision, boolean isFresh) {}

  /** Returns an object with everything that was stored when the call began. */
  public Optional<KubeObject> find(StoredKind kind, String namespace, String name) {
    return image.fresh().get(kind, namespace, name).map(trees::of);
  }

  /** Returns an object as the image has it now, which may be behind the store by a moment. */
  public Optional<KubeObject> newest(StoredKind kind, String namespace, String name) {
    return image.newest().get(kind, namespace, name).map(trees::of);
  }

  /** Returns the objects of a kind in a namespace ("" for all) as {@code snapshot} has them. */
  public List<KubeObject> all(Snapshot snapshot, StoredKind kind, String namespace) {
    Selection selection =
        new Selection(kind, namespace, LabelSelector.EVERYTHING, FieldSelector.EVERYTHING);
    return snapshot.list(selection, "", 0).objects().stream().map(Forms::stored).toList();
  }

  /**
   * Reads an object, lets {@code change} decide, and writes what it decided if the object is still
   * the one that was read; else begins again. A first decision may be taken on what the image
   * holds: if it is a refusal, or to leave things be, it is taken again on what the store says.
   *
   * @param dryRun whether to write nothing
   * @throws io.quarterdeck.status.ApiException what {@code change} throws, or 504 if others are
   *     faster for too long
   */
  public Outcome swap(
      StoredKind kind, String namespace, String name, boolean dryRun, Change change) {
    String key = key(kind, namespace, name);
    Known known = fromImage(kind, namespace, name);
    long deadline = System.nanoTime() + WRITE_LIMIT.toNanos();
    while (System.nanoTime() - deadline < 0) {
      Decision decision;
      try {
        decision = change.decide(known.object());
      } catch (RuntimeException refusal) {
        known = newer(known, key).orElseThrow(() -> refusal);
        continue;
      }
      if (decision instanceof Decision.Keep keep) {
        Optional<Known> newer = dryRun ? Optional.empty() : newer(known, key);
        if (newer.isEmpty()) {
          return kept(kind, keep.object(), known);
        }
        known = newer.get();
        continue;
      }
      if (dryRun) {
        return dry(decision, known);
      }
      long expected = known.revision();
      switch (decision) {
        case Decision.Put put -> {
          Written written = encoded(kind, key, put);
          switch (ended(put.ending(), () -> put(written, expected, put.timeToLive()))) {
            case WriteResult.Committed done -> {
              return committed(written, done.revision(), expected == 0);
            }
            case WriteResult.Conflict conflict -> known = known(conflict.current());
          }
        }
        case Decision.Remove remove -> {
          switch (ended(remove.ending(), () -> store.delete(key, expected))) {
            case WriteResult.Committed done -> {
              return Outcome.of(Forms.at(remove.last(), done.revision()), false, true);
            }
            case WriteResult.Conflict conflict -> known = known(conflict.current());
          }
        }
        case Decision.Keep keep -> throw new IllegalStateException("nothing to write: " + key);
      }
    }
    throw Failures.timeout("request did not complete within requested timeout", 0);
  }

  private Outcome kept(StoredKind kind, KubeObject object, Known known) {
    Optional<CachedObject> cached =
        image
            .newest()
            .get(kind, object.meta().namespace(), object.meta().name())
            .filter(held -> held.revision() == known.revision());
    return new Outcome(object, false, false, cached);
  }

  private static Outcome dry(Decision decision, Known known) {
    return switch (decision) {
      case Decision.Put put -> {
        KubeObject object =
            known.revision() == 0
                ? put.object().editMeta(m -> m.without("resourceVersion"))
                : Forms.at(put.object(), known.revision());
        yield Outcome.of(object, known.revision() == 0, false);
      }
      case Decision.Remove remove -> Outcome.of(remove.last(), false, true);
      case Decision.Keep keep -> Outcome.of(keep.object(), false, false);
    };
  }

  /**
   * Stores an object where nothing may be.
   *
   * @return empty if something is there
   */
  Optional<Outcome> create(
      StoredKind kind, String namespace, String name, Decision.Put put, boolean dryRun) {
    String key = key(kind, namespace, name);
    Written written = encoded(kind, key, put);
    if (dryRun) {
      return store.get(key).isPresent()
          ? Optional.empty()
          : Optional.of(Outcome.of(written.object(), true, false));
    }
    return switch (ended(put.ending(), () -> put(written, 0, put.timeToLive()))) {
      case WriteResult.Committed done -> Optional.of(committed(written, done.revision(), true));
      case WriteResult.Conflict conflict -> Optional.empty();
    };
  }

  /**
   * Removes what stands for an object in the store and cannot be read.
   *
   * @return false if there is no such thing: the object is not there, or can be read, or became so
   *     meanwhile
   */
  boolean removeUnreadable(StoredKind kind, String namespace, String name) {
    return image
        .fresh()
        .get(kind, namespace, name)
        .filter(CachedObject::isBroken)
        .map(broken -> store.delete(key(kind, namespace, name), broken.revision()))
        .filter(WriteResult.Committed.class::isInstance)
        .isPresent();
  }

  /** Encodes what is to be written; what cannot be is not. */
  private Written encoded(StoredKind kind, String key, Decision.Put put) {
    try {
      return new Written(kind, key, put.object(), form);
    } catch (RuntimeException e) {
      put.ending().abandoned();
      throw e;
    }
  }

  /** Tells an ending how its write went, if that is known. */
  private static WriteResult ended(Ending ending, Supplier<WriteResult> write) {
    WriteResult result;
    try {
      result = write.get();
    } catch (StoreTimeoutException e) {
      throw e; // it may have been written
    } catch (RuntimeException e) {
      ending.abandoned();
      throw e;
    }
    switch (result) {
      case WriteResult.Committed done -> ending.written();
      case WriteResult.Conflict conflict -> ending.abandoned();
    }
    return result;
  }

  private Known fromImage(StoredKind kind, String namespace, String name) {
    Optional<CachedObject> cached = image.newest().get(kind, namespace, name);
    return cached
        .map(c -> new Known(Optional.of(trees.of(c)), c.revision(), false))
        .orElseGet(() -> fromStore(key(kind, namespace, name)));
  }

  private Known fromStore(String key) {
    return known(store.get(key));
  }

  /** Returns what the store has, if that is not what is known already. */
  private Optional<Known> newer(Known known, String key) {
    return known.isFresh()
        ? Optional.empty()
        : Optional.of(store.get(key))
            .filter(now -> revision(now) != known.revision())
            .map(this::known);
  }

  private static long revision(Optional<Entry> entry) {
    return entry.map(Entry::modRevision).orElse(0L);
  }

  private Known known(Optional<Entry> entry) {
    return new Known(entry.map(form::read), revision(entry), true);
  }
}
