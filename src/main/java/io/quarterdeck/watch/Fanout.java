package io.quarterdeck.watch;

import io.quarterdeck.watch.Delivery.OfObject;
import org.jspecify.annotations.Nullable;

/**
 * One change on its way to its watchers: what it is to each of them depends on which of the two
 * states its selection matches. Makes each of the three possible events at most once.
 */
final class Fanout {
  private final ObjectChange change;
  private @Nullable OfObject added;
  private @Nullable OfObject modified;
  private @Nullable OfObject deleted;

  Fanout(ObjectChange change) {
    this.change = change;
  }

  ObjectChange change() {
    return change;
  }

  /** Returns what a watcher of {@code selection} hears; Java's null if nothing. */
  @Nullable OfObject to(Selection selection) {
    CachedObject before = change.before();
    CachedObject after = change.after();
    boolean was = before != null && selection.matches(before);
    if (after != null && selection.matches(after)) {
      return was ? modified(after) : added(after);
    }
    return was ? deleted(before) : null;
  }

  private OfObject added(CachedObject after) {
    OfObject event = added != null ? added : new OfObject(EventType.ADDED, after);
    added = event;
    return event;
  }

  private OfObject modified(CachedObject after) {
    OfObject event = modified != null ? modified : new OfObject(EventType.MODIFIED, after);
    modified = event;
    return event;
  }

  /** The last state that matched, with the resourceVersion of what ended it. */
  private OfObject deleted(CachedObject before) {
    OfObject event =
        deleted != null ? deleted : new OfObject(EventType.DELETED, before.at(change.revision()));
    deleted = event;
    return event;
  }
}
