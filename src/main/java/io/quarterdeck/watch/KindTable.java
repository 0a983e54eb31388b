package io.quarterdeck.watch;

import io.quarterdeck.object.FieldSelector.Term;
import io.quarterdeck.object.LabelSelector.Requirement;
import io.quarterdeck.resource.SelectableField;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.watch.Snapshot.Listing;
import io.quarterdeck.watch.SortedTree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one kind at one revision, with their index: finds what a selection selects by the
 * cheapest way, by name, by index or by a scan of the namespace. Immutable.
 */
final class KindTable {
  /**
   * An index is used if it has at most one in this many objects of the range: a scan is cheaper.
   */
  private static final int INDEX_PAYS = 4;

  private final StoredKind kind;
  private final SortedTree<CachedObject> objects;
  private final SortedTree<Posting> postings;
  private final int broken;

  private KindTable(
      StoredKind kind, SortedTree<CachedObject> objects, SortedTree<Posting> postings, int broken) {
    this.kind = kind;
    this.objects = objects;
    this.postings = postings;
    this.broken = broken;
  }

  /** Makes the table of {@code objects}, in any order. */
  static KindTable of(StoredKind kind, List<CachedObject> objects) {
    List<CachedObject> sorted = new ArrayList<>(objects);
    sorted.sort(Keys::compare);
    List<Posting> postings = new ArrayList<>();
    sorted.forEach(object -> Posting.forEach(object, postings::add));
    postings.sort(Posting.ORDER);
    return new KindTable(
        kind,
        SortedTree.of(Keys::compare, sorted),
        SortedTree.of(Posting.ORDER, postings),
        (int) sorted.stream().filter(CachedObject::isBroken).count());
  }

  StoredKind kind() {
    return kind;
  }

  int size() {
    return objects.size();
  }

  int broken() {
    return broken;
  }

  List<CachedObject> objects() {
    return objects.items();
  }

  @Nullable CachedObject find(String namespace, String name) {
    return objects.find(Keys.at(namespace, name));
  }

  /**
   * Returns this table with {@code object} in place of {@code previous}, which is what it has of
   * this key.
   */
  KindTable with(CachedObject object, @Nullable CachedObject previous) {
    SortedTree<Posting> index =
        previous != null && Posting.same(object, previous)
            ? postings
            : withPostings(withoutPostings(postings, previous), object);
    return new KindTable(
        kind, objects.with(object), index, broken - brokenIn(previous) + brokenIn(object));
  }

  /** Returns this table without {@code object}, which it has. */
  KindTable without(CachedObject object) {
    return new KindTable(
        kind,
        objects.without(Keys.at(object.namespace(), object.name())),
        withoutPostings(postings, object),
        broken - brokenIn(object));
  }

  private static int brokenIn(@Nullable CachedObject object) {
    return object != null && object.isBroken() ? 1 : 0;
  }

  private static SortedTree<Posting> withPostings(SortedTree<Posting> tree, CachedObject object) {
    List<Posting> added = new ArrayList<>();
    Posting.forEach(object, added::add);
    SortedTree<Posting> changed = tree;
    for (Posting posting : added) {
      changed = changed.with(posting);
    }
    return changed;
  }

  private static SortedTree<Posting> withoutPostings(
      SortedTree<Posting> tree, @Nullable CachedObject object) {
    if (object == null) {
      return tree;
    }
    List<Posting> removed = new ArrayList<>();
    Posting.forEach(object, removed::add);
    SortedTree<Posting> changed = tree;
    for (Posting posting : removed) {
      changed = changed.without(other -> Posting.ORDER.compare(other, posting));
    }
    return changed;
  }

  /** What {@link Snapshot#list} promises. */
  Listing list(Selection selection, String after, int limit) {
    Range range = new Range(selection.requiredNamespace(), after);
    range.refuseBroken();
    List<CachedObject> found = new ArrayList<>();
    Predicate<CachedObject> take =
        object -> {
          if (selection.matches(object)) {
            found.add(object);
          }
          return limit <= 0 || found.size() < limit;
        };
    range.visit(selection, take);
    return limit > 0 && found.size() == limit ? range.cutAfter(found) : new Listing(found, "", 0);
  }

  /** The objects of a namespace (or all) behind a key. */
  private final class Range {
    private final Place<Keyed> from;
    private final Place<Keyed> to;

    Range(String namespace, String after) {
      Place<Keyed> start = Keys.startOf(namespace);
      from = after.isEmpty() ? start : Keys.later(start, Keys.behind(after, kind.namespaced()));
      to = Keys.endOf(namespace);
    }

    void refuseBroken() {
      if (broken > 0) {
        scan(object -> !object.isBroken() || object.json().length > 0); // json() throws
      }
    }

    void visit(Selection selection, Predicate<CachedObject> take) {
      String name = selection.requiredName();
      if (name != null && (!kind.namespaced() || !selection.requiredNamespace().isEmpty())) {
        visitOne(selection.requiredNamespace(), name, take);
        return;
      }
      Value value = rarest(selection);
      if (value != null) {
        visitPostings(value, take);
      } else {
        scan(take);
      }
    }

    private void visitOne(String namespace, String name, Predicate<CachedObject> take) {
      CachedObject object = find(kind.namespaced() ? namespace : "", name);
      if (object != null && from.compare(object) >= 0) {
        take.test(object);
      }
    }

    private void scan(Predicate<CachedObject> take) {
      objects.visit(from, object -> to.compare(object) < 0 && take.test(object));
    }

    private void visitPostings(Value value, Predicate<CachedObject> take) {
      Place<Posting> end = value.place(to);
      postings.visit(
          value.place(from),
          posting -> {
            if (end.compare(posting) >= 0) {
              return false;
            }
            CachedObject object = find(posting.namespace(), posting.name());
            return object == null || take.test(object);
          });
    }

    /** Returns the indexed value that the fewest objects have, if going by it pays. */
    private @Nullable Value rarest(Selection selection) {
      int least = (objects.rank(to) - objects.rank(from)) / INDEX_PAYS;
      Value rarest = null;
      for (Value value : indexedValues(selection)) {
        int count = postings.rank(value.place(to)) - postings.rank(value.place(from));
        if (count <= least) {
          least = count;
          rarest = value;
        }
      }
      return rarest;
    }

    Listing cutAfter(List<CachedObject> found) {
      String last = Keys.of(found.getLast());
      long remaining = objects.rank(to) - (long) objects.rank(Keys.behind(last, kind.namespaced()));
      return remaining > 0 ? new Listing(found, last, remaining) : new Listing(found, "", 0);
    }
  }

  /** Returns the values that the index knows and every selected object must have. */
  private List<Value> indexedValues(Selection selection) {
    List<Value> values = new ArrayList<>();
    if (!hasUnindexed()) {
      for (Requirement requirement : selection.labels().requirements()) {
        requirement.only().ifPresent(value -> values.add(new Value(requirement.key(), value)));
      }
    }
    for (Term term : selection.fields().terms()) {
      if (!term.negated() && isIndexed(term.field())) {
        values.add(new Value(Posting.fieldAxis(term.field()), term.value()));
      }
    }
    return values;
  }

  private boolean hasUnindexed() {
    Value unindexed = new Value(Posting.UNINDEXED, "");
    return postings.rank(unindexed.place(Keys.startOf("")))
        < postings.rank(unindexed.place(Keys.endOf("")));
  }

  private boolean isIndexed(String label) {
    for (SelectableField field : kind.fields()) {
      if (field.indexed() && field.label().equals(label)) {
        return true;
      }
    }
    return false;
  }

  private record Value(String axis, String value) {
    Place<Posting> place(Place<Keyed> key) {
      return Posting.at(axis, value, key);
    }
  }
}
