package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.store.Change;
import io.quarterdeck.store.CompactedException;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WatchListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an image's state fed: loads it, follows the store's one watch, loads again when the watch
 * ends, and takes kinds in and out. One virtual thread does all of this, one task after another, so
 * loads and changes of kinds never overlap; changes come on the store's own thread.
 */
final class ImageFeed {
  private static final Logger LOG = System.getLogger(ImageFeed.class.getName());

  /** How long it waits before it tries again what the store refused; doubles up to the most. */
  private static final long RETRY_MS = 100;

  private static final long MOST_RETRY_MS = 5_000;

  /**
   * How many revisions before now a load begins: what has happened since becomes history, so that
   * after a restart clients resume their watches instead of all listing at once. As many as take
   * well under a second to read.
   */
  private static final long HISTORY = 10_000;

  private final Store store;
  private final Directories directories;
  private final ImageState image;
  private final WatchObserver observer;
  private final ImageLoader loader;
  private final BlockingQueue<Runnable> tasks =
      new LinkedBlockingQueue<>(); // a few: kinds, reloads
  private final AtomicBoolean reloading = new AtomicBoolean();
  private final AtomicBoolean resuming = new AtomicBoolean();
  private volatile Store.@Nullable Watch watch;
  private volatile @Nullable Thread thread;
  private volatile boolean closed;

  ImageFeed(
      Store store,
      Directories directories,
      EntryReader reader,
      ImageState image,
      WatchObserver observer) {
    this.store = store;
    this.directories = directories;
    this.image = image;
    this.observer = observer;
    this.loader = new ImageLoader(store, directories, reader);
  }

  void start() {
    reload();
    thread = Thread.ofVirtual().name("image-feed").start(this::run);
  }

  void close() {
    closed = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
    closeWatch();
  }

  private void run() {
    try {
      while (!closed) {
        tasks.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /** Loads everything again, soon; once for all who ask before it begins. */
  void reload() {
    if (reloading.compareAndSet(false, true)) {
      tasks.add(this::loadAll);
    }
  }

  /** Watches again from where the image stands: nothing is lost, the image's watches go on. */
  private void resume() {
    if (resuming.compareAndSet(false, true)) {
      tasks.add(
          () -> {
            resuming.set(false);
            retrying("watch the store", this::follow);
          });
    }
  }

  void add(StoredKind kind) {
    await(() -> addNow(kind));
  }

  void remove(StoredKind kind) {
    await(() -> image.dropKind(kind));
  }

  private void await(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    tasks.add(
        () -> {
          try {
            task.run();
            done.complete(null);
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    done.join();
  }

  /** Asks the store to tell how far its watch is. */
  void requestProgress() {
    Store.Watch running = watch;
    if (running != null) {
      running.requestProgress();
    }
  }

  private void loadAll() {
    reloading.set(false);
    retrying("load the image", this::load);
    awaitReadable();
  }

  /** Loads the state of some time ago, and has the watch tell what has happened since. */
  private boolean load() {
    closeWatch();
    long now = store.revision();
    TreeSnapshot snapshot = loadPast(now);
    image.restart(snapshot, Math.max(now, snapshot.revision()));
    observer.loaded();
    return follow();
  }

  /** Watches the store from where the image stands. */
  private boolean follow() {
    closeWatch();
    ImageState.Following following = image.follow();
    watch = store.watch(directories.prefix(), following.after(), new Listener(following.number()));
    return true;
  }

  private TreeSnapshot loadPast(long now) {
    long past = Math.max(store.compactedRevision(), Math.max(1, now - HISTORY));
    if (past < now) {
      try {
        return loader.load(directories.prefix(), directories.kinds(), past);
      } catch (CompactedException e) {
        LOG.log(Level.DEBUG, "revision {0} has been compacted meanwhile", past);
      }
    }
    return loader.load(directories.prefix(), directories.kinds(), 0);
  }

  /** Waits until the watch has told everything up to the load, asking for it if need be. */
  private void awaitReadable() {
    while (!closed && !reloading.get() && !image.isCaughtUp()) {
      requestProgress();
      if (!sleep(RETRY_MS)) {
        return;
      }
    }
  }

  private void addNow(StoredKind kind) {
    retrying(
        "load " + kind.directory(),
        () -> {
          long revision = image.beginKind(kind);
          KindTable table =
              revision == 0
                  ? KindTable.of(kind, List.of())
                  : loader
                      .load(directories.prefix() + kind.directory() + "/", List.of(kind), revision)
                      .table(kind);
          return image.completeKind(table, revision);
        });
  }

  private interface Attempt {
    /** Returns whether it is done. */
    boolean run();
  }

  private void retrying(String what, Attempt attempt) {
    long waitMs = RETRY_MS;
    while (!closed) {
      try {
        if (attempt.run()) {
          return;
        }
      } catch (StoreException e) {
        LOG.log(Level.WARNING, "cannot {0} yet: {1}", what, e.getMessage());
      } catch (RuntimeException e) { // a bug; without its image the server answers nothing
        LOG.log(Level.ERROR, "cannot " + what, e);
      }
      if (!sleep(waitMs)) {
        return;
      }
      waitMs = Math.min(2 * waitMs, MOST_RETRY_MS);
    }
  }

  /** Returns false if the feed is being closed. */
  private static boolean sleep(long ms) {
    try {
      Thread.sleep(ms);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void closeWatch() {
    Store.Watch running = watch;
    watch = null;
    if (running != null) {
      running.close();
    }
  }

  /** Hears one watch of the store. */
  private final class Listener implements WatchListener {
    private final long number;

    Listener(long number) {
      this.number = number;
    }

    @Override
    public void onChanges(List<Change> changes) {
      image.apply(number, changes);
    }

    @Override
    public void onProgress(long revision) {
      image.progress(number, revision);
    }

    @Override
    public void onEnd(StoreException cause) {
      if (!image.isFollowing(number)) {
        return; // a watch that has been replaced
      }
      LOG.log(Level.WARNING, "the watch of the store ended: {0}", cause.getMessage());
      if (cause instanceof CompactedException) {
        reload();
      } else {
        resume();
      }
    }
  }
}
