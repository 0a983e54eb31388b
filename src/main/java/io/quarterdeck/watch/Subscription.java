package io.quarterdeck.watch;

import io.quarterdeck.request.EventStream;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.watch.Delivery.Bookmark;
import io.quarterdeck.watch.Delivery.OfObject;
import io.quarterdeck.watch.Hub.Frames;
import io.quarterdeck.watch.Timers.Alarm;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One watcher: what it selects and what waits for it. The hub puts events in, the writer of its
 * connection takes frames out. It delivers, in this order, the initial state, the bookmark that
 * ends it, what had happened since the start revision, and what happens.
 *
 * <p>Initial state and backlog are lists that others made; only what happens is queued, up to a
 * bound. Beyond the bound the watcher is closed: the client watches again from what it has seen.
 * Its monitor guards its state; nothing is called out to while it is held.
 */
final class Subscription implements EventStream {
  private static final Logger LOG = System.getLogger(Subscription.class.getName());

  /**
   * The most events that wait for a writer; at a thousand matching writes a second this forgives a
   * stall of ten seconds.
   */
  static final int MOST_EVENTS = 10_000;

  /** The most bytes of objects that a stalled watcher keeps from being freed. */
  static final long MOST_BYTES = 64L << 20;

  private final LiveHub hub;
  private final Selection selection;
  private final Frames frames;
  private final boolean bookmarks;
  private final long after;
  private final long deadlineMs;

  private Iterator<CachedObject> initial;
  private @Nullable Bookmark initialEnd;
  private Iterator<ObjectChange> backlog = List.<ObjectChange>of().iterator();
  private final ArrayDeque<Delivery> queue = new ArrayDeque<>(1);
  private long queuedBytes;
  private boolean ending; // done once everything is delivered
  private boolean closed; // done
  private boolean waiting; // the writer has had nothing and wants to be called
  private Runnable ready = () -> {};
  private @Nullable Alarm alarm;

  Subscription(
      LiveHub hub,
      Selection selection,
      Hub.Start start,
      List<CachedObject> initial,
      long after,
      Frames frames,
      long deadlineMs) {
    this.hub = hub;
    this.selection = selection;
    this.frames = frames;
    this.bookmarks = start.bookmarks();
    this.after = after;
    this.deadlineMs = deadlineMs;
    this.initial = initial.iterator();
    this.initialEnd = start.initialEventsEnd() ? new Bookmark(after, true) : null;
  }

  Selection selection() {
    return selection;
  }

  boolean takesBookmarks() {
    return bookmarks;
  }

  long deadlineMs() {
    return deadlineMs;
  }

  /** Sets what had happened between the start revision and the registration; before any poll. */
  synchronized void backlog(List<ObjectChange> changes) {
    backlog = changes.iterator();
  }

  synchronized void alarm(Alarm next) {
    if (closed) {
      next.cancel();
    } else {
      alarm = next;
    }
  }

  /** What an offer led to. */
  enum Outcome {
    QUEUED,
    /** The writer has to be told. */
    WAKE,
    /** The watcher was too slow and is closed; the writer has to be told. */
    DROPPED
  }

  /** Queues an event of {@code revision}. */
  synchronized Outcome offer(long revision, OfObject event) {
    if (revision <= after || closed || ending) {
      return Outcome.QUEUED;
    }
    if (queue.size() >= MOST_EVENTS || queuedBytes > MOST_BYTES) {
      release();
      return Outcome.DROPPED;
    }
    return enqueue(event);
  }

  /** Queues a bookmark, unless the client knows as much already or has one to come. */
  synchronized Outcome offerBookmark(long revision) {
    boolean needless = revision <= after || queue.peekLast() instanceof Bookmark;
    return needless || closed || ending ? Outcome.QUEUED : enqueue(new Bookmark(revision, false));
  }

  private Outcome enqueue(Delivery delivery) {
    queue.add(delivery);
    queuedBytes += delivery.bytes();
    return wake();
  }

  private Outcome wake() {
    Outcome outcome = waiting ? Outcome.WAKE : Outcome.QUEUED;
    waiting = false;
    return outcome;
  }

  /** Ends the stream after what waits; {@code last} comes at the end. */
  synchronized Outcome end(@Nullable Delivery last) {
    if (last != null && !closed && !ending) {
      queue.add(last);
    }
    ending = true;
    return wake();
  }

  /** Calls the writer. Never under a lock. A writer that fails loses its watch, no one else's. */
  void signal() {
    try {
      ready.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the writer of a watch failed when it was called", e);
      close();
    }
  }

  @Override
  public void onReady(Runnable action) {
    ready = action;
  }

  @Override
  public byte @Nullable [] poll() {
    Delivery next = next();
    if (next == null) {
      return null;
    }
    try {
      return next.frame(frames, selection);
    } catch (ApiException unreadable) { // a broken object: the watch cannot go on over it
      close();
      return frames.error(unreadable.status());
    }
  }

  private synchronized @Nullable Delivery next() {
    Delivery next = closed ? null : take();
    waiting = next == null;
    return next;
  }

  private @Nullable Delivery take() {
    if (initial.hasNext()) {
      return new OfObject(EventType.ADDED, initial.next());
    }
    if (initialEnd != null) {
      Delivery end = initialEnd;
      initialEnd = null;
      return end;
    }
    while (backlog.hasNext()) {
      OfObject event = new Fanout(backlog.next()).to(selection);
      if (event != null) {
        return event;
      }
    }
    Delivery next = queue.poll();
    queuedBytes -= next == null ? 0 : next.bytes();
    return next;
  }

  @Override
  public synchronized boolean isDone() {
    boolean nothingLeft =
        !initial.hasNext() && initialEnd == null && !backlog.hasNext() && queue.isEmpty();
    return closed || ending && nothingLeft;
  }

  @Override
  public void close() {
    hub.remove(this);
    synchronized (this) {
      release();
    }
  }

  private void release() {
    closed = true;
    initial = List.<CachedObject>of().iterator();
    backlog = List.<ObjectChange>of().iterator();
    queue.clear();
    queuedBytes = 0;
    waiting = false;
    if (alarm != null) {
      alarm.cancel();
    }
  }
}
