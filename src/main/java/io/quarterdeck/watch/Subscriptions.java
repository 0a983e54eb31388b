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
  /** What a watcher is filed under; the axes are those of {@link Posting} and two more. */
  private record Drawer(String axis, String value) {
    static final Drawer EVERYTHING = new Drawer(":all", "");

    static Drawer ofName(String name) {
      return new Drawer(":name", name);
    }

    static Drawer ofNamespace(String namespace) {
      return new Drawer(":namespace", namespace);
    }
  }

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
    String name = selection.requiredName();
    if (name != null) {
      return Drawer.ofName(name);
    }
    for (Term term : selection.fields().terms()) {
      if (!term.negated() && isIndexed(selection, term.field())) {
        return new Drawer(Posting.fieldAxis(term.field()), term.value());
      }
    }
    for (Requirement requirement : selection.labels().requirements()) {
      Optional<String> value = requirement.only();
      if (value.isPresent()) {
        return new Drawer(requirement.key(), value.get());
      }
    }
    String namespace = selection.requiredNamespace();
    return namespace.isEmpty() ? Drawer.EVERYTHING : Drawer.ofNamespace(namespace);
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
    open(Drawer.EVERYTHING, action);
    open(Drawer.ofNamespace(object.namespace()), action);
    open(Drawer.ofName(object.name()), action);
    openFields(change.after(), null, action);
    openFields(change.before(), change.after(), action);
    openLabels(change.after(), null, action);
    openLabels(change.before(), change.after(), action);
  }

  private void open(Drawer drawer, Consumer<Subscription> action) {
    Set<Subscription> watchers = drawers.get(drawer);
    if (watchers != null) {
      watchers.forEach(action);
    }
  }

  /** Opens the drawers of the indexed fields, leaving out those that {@code opened} has as well. */
  private void openFields(
      @Nullable CachedObject object, @Nullable CachedObject opened, Consumer<Subscription> action) {
    if (object == null) {
      return;
    }
    for (SelectableField field : object.kind().fields()) {
      if (field.indexed()) {
        String value = object.field(field.label());
        if (opened == null || !value.equals(opened.field(field.label()))) {
          open(new Drawer(Posting.fieldAxis(field.label()), value), action);
        }
      }
    }
  }

  /** Opens the drawers of the labels, leaving out those that {@code opened} has as well. */
  private void openLabels(
      @Nullable CachedObject object, @Nullable CachedObject opened, Consumer<Subscription> action) {
    if (object == null) {
      return;
    }
    object
        .labels()
        .forEach(
            (key, value) -> {
              if (opened == null || !value.equals(opened.label(key))) {
                open(new Drawer(key, value), action);
              }
            });
  }
}
