package io.quarterdeck.registry;

import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.store.FutureRevisionException;
import io.quarterdeck.watch.Image;
import io.quarterdeck.watch.Snapshot;
import java.util.function.Supplier;

/** Finds the snapshot that a read asks for with its resourceVersion (KEP 2340, KEP 4988). */
final class Snapshots {
  /** What a list reads, and whether its limit counts. */
  record Choice(Snapshot snapshot, boolean limited) {}

  private final Image image;

  Snapshots(Image image) {
    this.image = image;
  }

  /** "" is fresh, 0 is what is at hand, N is not older than N. */
  Snapshot forGet(String resourceVersion) {
    if (resourceVersion.isEmpty()) {
      return image.fresh();
    }
    long revision =
        ResourceVersions.parse(resourceVersion)
            .orElseThrow(() -> ResourceVersions.invalid(resourceVersion));
    return revision == 0 ? image.newest() : atLeast(revision);
  }

  /**
   * Returns what a list without a continue token reads.
   *
   * @throws ApiException 400 for a version that is none, 410 for one that is forgotten, 504 for one
   *     that has not come
   */
  Choice forList(ListOptions options) {
    String version = options.resourceVersion();
    if (version.isEmpty()) {
      return new Choice(image.fresh(), true);
    }
    long revision =
        ResourceVersions.parse(version).orElseThrow(() -> ResourceVersions.invalidForList(version));
    boolean exact =
        options.match().equals(ListOptions.EXACT)
            || options.match().isEmpty() && options.limit() > 0;
    if (revision == 0) {
      boolean limited = !version.equals("0");
      return new Choice(limited && exact ? image.fresh() : image.newest(), limited);
    }
    return new Choice(exact ? exactly(revision) : atLeast(revision), true);
  }

  private Snapshot exactly(long revision) {
    return reached(revision, () -> image.exactly(revision))
        .orElseThrow(
            () -> Failures.expired("The resourceVersion for the provided list is too old."));
  }

  /** Returns what a further page reads: the picture of the first, or what is there now. */
  Snapshot forPage(ContinueToken token) {
    if (token.revision() < 0) {
      return image.fresh();
    }
    return reached(token.revision(), () -> image.exactly(token.revision()))
        .orElseThrow(() -> expired(token));
  }

  /** The client may go on with the rest of what is there now; the token says so. */
  private static ApiException expired(ContinueToken token) {
    return Failures.expiredContinue(new ContinueToken(-1, token.start()).encode());
  }

  Snapshot atLeast(long revision) {
    return reached(revision, () -> image.atLeast(revision));
  }

  Snapshot fresh() {
    return image.fresh();
  }

  Snapshot newest() {
    return image.newest();
  }

  private static <T> T reached(long revision, Supplier<T> read) {
    try {
      return read.get();
    } catch (FutureRevisionException e) {
      throw Failures.tooLargeResourceVersion(revision, e.currentRevision());
    }
  }
}
