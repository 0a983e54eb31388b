package io.quarterdeck.watch;

import io.quarterdeck.status.Status;
import io.quarterdeck.watch.Hub.Frames;
import org.jspecify.annotations.Nullable;

/** What waits in a watcher's queue: an event, perhaps shared with many others, or a bookmark. */
sealed interface Delivery {
  byte[] frame(Frames frames, Selection selection);

  /** Returns how many bytes it keeps from being freed. */
  int bytes();

  /**
   * An event of an object. All watchers of the change share it, and those of one representation
   * share the frame; two that encode it at the same time do so twice, and no one waits.
   */
  final class OfObject implements Delivery {
    private final EventType type;
    private final CachedObject object;
    private volatile @Nullable Encoded encoded; // the first of a chain

    OfObject(EventType type, CachedObject object) {
      this.type = type;
      this.object = object;
    }

    @Override
    public byte[] frame(Frames frames, Selection selection) {
      for (Encoded e = encoded; e != null; e = e.next) {
        if (e.frames == frames) {
          return e.bytes;
        }
      }
      byte[] bytes = frames.frame(type, object);
      encoded = new Encoded(frames, bytes, encoded);
      return bytes;
    }

    @Override
    public int bytes() {
      return object.length();
    }
  }

  /** The frame of an event in one representation. */
  record Encoded(Frames frames, byte[] bytes, @Nullable Encoded next) {}

  /** Says that everything up to {@code revision} has been sent. */
  record Bookmark(long revision, boolean initialEventsEnd) implements Delivery {
    @Override
    public byte[] frame(Frames frames, Selection selection) {
      return frames.bookmark(selection, revision, initialEventsEnd);
    }

    @Override
    public int bytes() {
      return 0;
    }
  }

  /** Says what ended the watch. */
  record Failure(Status status) implements Delivery {
    @Override
    public byte[] frame(Frames frames, Selection selection) {
      return frames.error(status);
    }

    @Override
    public int bytes() {
      return 0;
    }
  }
}
