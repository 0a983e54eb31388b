package io.quarterdeck.watch;

import io.quarterdeck.object.FieldSelector.Term;
import io.quarterdeck.object.LabelSelector.Requirement;
import io.quarterdeck.resource.SelectableField;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The watchers of one kind, each under the most selective thing that every event for it must have:
 * a name, the value of an indexed field or a label, a namespace, or nothing. An event looks up its
 * own names, values and labels, so watchers of others cost it nothing. Guarded by the hub's lock.
 */
final class Subscriptions {
  private static final String NAME = ":name"; // no label key begins with a colon
  private static final String ANY = ":any";

  /**
   * What a watcher is filed under.
   *
   * @param axis one of {@link Posting}, {@link #NAME} or {@link #ANY}
   * @param namespace "" for watchers of all
   */
  private record Drawer(String axis, String value, String namespace) {}

  private final Map<Drawer, Set<Subscription>> drawers = new HashMap<>();

  void add(Subscription subscription) {
    drawers
        .computeIfAbsent(drawerOf(subscription.selection()), d -> new LinkedHashSet<>(2))
        .add(subscription);
  }

  /** Returns whether it was there. */
  boolean remove(Subscription subscription) {
    Drawer drawer = drawerOf(subscription.selection());
    Set<Subscription> watchers = drawers.get(drawer);
    boolean removed = watchers != null && watchers.remove(subscription);
    if (removed && watchers.isEmpty()) {
      drawers.remove(drawer);
    }
    return removed;
  }

  void forEach(Consumer<Subscription> action) {
    drawers.values().forEach(watchers -> watchers.forEach(action));
  }

  private static Drawer drawerOf(Selection selection) {
    String namespace = selection.requiredNamespace();
    String name = selection.requiredName();
    if (name != null) {
      return new Drawer(NAME, name, namespace);
    }
    for (Term term : selection.fields().terms()) {
      if (!term.negated() && isIndexed(selection, term.field())) {
        return new Drawer(Posting.fieldAxis(term.field()), term.value(), namespace);
      }
    }
    for (Requirement requirement : selection.labels().requirements()) {
      Optional<String> value = requirement.only();
      if (value.isPresent()) {
        return new Drawer(requirement.key(), value.get(), namespace);
      }
    }
    return new Drawer(ANY, "", namespace);
  }

  private static boolean isIndexed(Selection selection, String label) {
    List<SelectableField> fields = selection.kind().fields();
    return fields.stream().anyMatch(f -> f.indexed() && f.label().equals(label));
  }

  /** Shows every watcher that a change may concern to {@code action}, each once. */
  void forEachCandidate(ObjectChange change, Consumer<Subscription> action) {
    if (drawers.isEmpty()) {
      return;
    }
    CachedObject object = change.object();
    Opener opener = new Opener(object.namespace(), action);
    opener.open(ANY, "");
    opener.open(NAME, object.name());
    opener.openValues(change.after(), null);
    opener.openValues(change.before(), change.after());
  }

  /** Opens the drawers that watchers of one object may be in. */
  private final class Opener {
    private final String namespace;
    private final Consumer<Subscription> action;

    Opener(String namespace, Consumer<Subscription> action) {
      this.namespace = namespace;
      this.action = action;
    }

    void open(String axis, String value) {
      open(new Drawer(axis, value, ""));
      if (!namespace.isEmpty()) {
        open(new Drawer(axis, value, namespace));
      }
    }

    private void open(Drawer drawer) {
      Set<Subscription> watchers = drawers.get(drawer);
      if (watchers != null) {
        watchers.forEach(action);
      }
    }

    /** Opens those of indexed fields and labels, but for what {@code opened} has as well. */
    void openValues(@Nullable CachedObject object, @Nullable CachedObject opened) {
      if (object == null) {
        return;
      }
      for (SelectableField field : object.kind().fields()) {
        String value = field.indexed() ? object.field(field.label()) : "";
        if (field.indexed() && (opened == null || !value.equals(opened.field(field.label())))) {
          open(Posting.fieldAxis(field.label()), value);
        }
      }
      object
          .labels()
          .forEach(
              (key, value) -> {
                if (opened == null || !value.equals(opened.label(key))) {
                  open(key, value);
                }
              });
    }
  }
}
