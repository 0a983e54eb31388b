package io.quarterdeck.discovery.openapi;

import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.LiveCatalog;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the documents of the catalog that is served. One is drawn at a time, in the background;
 * while that goes on the last one is shown, and only who comes before the first one waits.
 */
final class Pictures {
  private static final long FIRST_WAIT_SECONDS = 30; // drawing takes one or two when cold
  private static final Executor BACKGROUND =
      task -> Thread.ofPlatform().daemon().name("openapi").start(task);

  private final LiveCatalog catalog;
  private final String version;
  private final InstantSource clock;
  private @Nullable Catalog drawn; // guarded by this; what `next` shows or will show
  private CompletableFuture<Picture> next = new CompletableFuture<>(); // guarded by this
  private volatile @Nullable Picture last;

  Pictures(LiveCatalog catalog, String version, InstantSource clock) {
    this.catalog = catalog;
    this.version = version;
    this.clock = clock;
  }

  /** Begins to draw, unless the catalog is drawn already. */
  void warmUp() {
    drawing();
  }

  private synchronized CompletableFuture<Picture> drawing() {
    Catalog now = catalog.current();
    boolean busy = drawn != null && !next.isDone();
    if (drawn == now || busy) {
      return next;
    }
    drawn = now;
    next = CompletableFuture.supplyAsync(() -> draw(now), BACKGROUND);
    return next;
  }

  private Picture draw(Catalog of) {
    Picture picture = Picture.of(of, version, clock.instant(), last);
    last = picture;
    return picture;
  }

  /**
   * Returns the newest documents at hand; begins to draw the current catalog if they are of
   * another.
   *
   * @throws IllegalStateException if the first ones could not be drawn
   */
  Picture ready() {
    CompletableFuture<Picture> drawing = drawing();
    Picture shown = last;
    if (shown != null) {
      return shown;
    }
    try {
      return drawing.get(FIRST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the OpenAPI documents could not be written", e);
    }
  }
}
