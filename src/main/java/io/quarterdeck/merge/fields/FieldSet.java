package io.quarterdeck.merge.fields;

import io.quarterdeck.object.MapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of fields of an object: an immutable trie. The trie <em>is</em> its stored form, the
 * FieldsV1 document of a managed fields entry, so that reading and writing a set costs nothing and
 * what an operation leaves as it was stays the same nodes. Each key is a {@link PathElement}; an
 * empty object is a member with nothing below it, {@code "."} marks a member with something below.
 * Keys are in upstream's order.
 *
 * <p>Knows no types: a set may name fields that no type has.
 *
 * @param tree the document; nobody owns "the whole object", so it has no {@code "."} of its own
 */
public record FieldSet(MapValue tree) {
  public static final FieldSet EMPTY = new FieldSet(MapValue.EMPTY);

  private static final MapValue MEMBER = MapValue.EMPTY;

  /** Returns the set of the field that is reached by following {@code names}. */
  public static FieldSet ofPath(String... names) {
    MapValue tree = MEMBER;
    for (int i = names.length - 1; i >= 0; i--) {
      tree = MapValue.of(PathElement.field(names[i]), tree);
    }
    return new FieldSet(tree);
  }

  /**
   * Reads a document that somebody else wrote: sorts it, writes its elements in the one way we do,
   * and drops elements of kinds that we do not know, as upstream does.
   *
   * @throws IllegalArgumentException if an element is malformed
   */
  public static FieldSet parse(MapValue document) {
    return new FieldSet(withoutSelf(canonical(document)));
  }

  private static MapValue canonical(MapValue node) {
    FieldSetBuilder.Node clean = new FieldSetBuilder.Node();
    node.forEach(
        (element, below) -> {
          if (element.equals(PathElement.SELF)) {
            clean.markMember();
          } else if (PathElement.isKnown(element)) {
            MapValue content = below instanceof MapValue map ? map : MapValue.EMPTY;
            clean.put(PathElement.canonical(element), canonical(content));
          }
        });
    return clean.build();
  }

  private static MapValue withoutSelf(MapValue tree) {
    return tree.without(PathElement.SELF);
  }

  public boolean isEmpty() {
    return tree.isEmpty();
  }

  /** Returns whether the field that is reached by following {@code names} is a member. */
  public boolean has(String... names) {
    MapValue node = tree;
    for (String name : names) {
      node = below(node, PathElement.field(name));
      if (node == null) {
        return false;
      }
    }
    return isMember(node);
  }

  public FieldSet union(FieldSet other) {
    if (other.isEmpty()) {
      return this;
    }
    return isEmpty() ? other : of(union(tree, other.tree));
  }

  /** Returns the members that are also members of {@code other}. */
  public FieldSet intersection(FieldSet other) {
    return of(intersection(tree, other.tree));
  }

  /** Returns the members that are not members of {@code other}. */
  public FieldSet difference(FieldSet other) {
    return other.isEmpty() ? this : of(difference(tree, other.tree));
  }

  /** Returns the members that are neither members of {@code other} nor below one. */
  public FieldSet withoutAllBelow(FieldSet other) {
    return other.isEmpty() ? this : of(withoutAllBelow(tree, other.tree));
  }

  private FieldSet of(@Nullable MapValue result) {
    return result == tree ? this : result == null ? EMPTY : new FieldSet(result);
  }

  static boolean isMember(MapValue node) {
    return node.isEmpty() || node.indexOf(PathElement.SELF) >= 0;
  }

  /** Returns the node of {@code element} below {@code node}, or Java's null. */
  static @Nullable MapValue below(MapValue node, String element) {
    return node.find(element) instanceof MapValue map ? map : null;
  }

  /** Visits every member in upstream's order: those of a level, then those below each of them. */
  public void forEach(Consumer<FieldPath> visitor) {
    visit(tree, FieldPath.ROOT, visitor);
  }

  private static void visit(MapValue node, FieldPath path, Consumer<FieldPath> visitor) {
    for (int i = 0; i < node.size(); i++) {
      if (isElement(node, i) && isMember((MapValue) node.valueAt(i))) {
        visitor.accept(path.child(node.keyAt(i)));
      }
    }
    for (int i = 0; i < node.size(); i++) {
      if (isElement(node, i)) {
        visit((MapValue) node.valueAt(i), path.child(node.keyAt(i)), visitor);
      }
    }
  }

  static boolean isElement(MapValue node, int i) {
    return !node.keyAt(i).equals(PathElement.SELF);
  }

  private static MapValue union(MapValue a, MapValue b) {
    if (a == b || a.equals(b)) {
      return a;
    }
    boolean member = isMember(a) || isMember(b);
    List<String> added = new ArrayList<>();
    for (int i = 0; i < b.size(); i++) {
      if (isElement(b, i) && a.indexOf(b.keyAt(i)) < 0) {
        added.add(b.keyAt(i));
      }
    }
    MapValue mine =
        rebuilt(
            a,
            member,
            (element, node) -> {
              MapValue other = below(b, element);
              return other == null ? node : union(node, other);
            });
    return added.isEmpty() ? mine : inserted(mine, added, b);
  }

  private static MapValue inserted(MapValue a, List<String> added, MapValue from) {
    List<String> elements = new ArrayList<>(a.size() + added.size());
    a.forEach((element, node) -> elements.add(element));
    boolean self = elements.remove(PathElement.SELF) || a.isEmpty();
    elements.addAll(added);
    elements.sort(PathElement.ORDER);
    MapValue.Builder builder = MapValue.builder();
    if (self) {
      builder.put(PathElement.SELF, MEMBER);
    }
    for (String element : elements) {
      MapValue node = below(a, element);
      builder.put(element, node == null ? below(from, element) : node);
    }
    return builder.build();
  }

  private static @Nullable MapValue intersection(MapValue a, MapValue b) {
    if (a == b) {
      return a;
    }
    return rebuilt(
        a,
        isMember(a) && isMember(b),
        (element, node) -> {
          MapValue other = below(b, element);
          return other == null ? null : intersection(node, other);
        });
  }

  private static @Nullable MapValue difference(MapValue a, MapValue b) {
    return rebuilt(
        a,
        isMember(a) && !isMember(b),
        (element, node) -> {
          MapValue other = below(b, element);
          return other == null ? node : difference(node, other);
        });
  }

  private static @Nullable MapValue withoutAllBelow(MapValue a, MapValue b) {
    return rebuilt(
        a,
        isMember(a),
        (element, node) -> {
          MapValue other = below(b, element);
          if (other == null) {
            return node;
          }
          return isMember(other) ? null : withoutAllBelow(node, other);
        });
  }

  /** What becomes of the node of an element: another node, the same, or Java's null for none. */
  interface NodeEdit {
    @Nullable MapValue apply(String element, MapValue node);
  }

  /** Returns {@code node} with each node below it edited; itself if that changes nothing. */
  static @Nullable MapValue rebuilt(MapValue node, boolean member, NodeEdit edit) {
    MapValue.@Nullable Builder changed = member == isMember(node) ? null : start(node, 0, member);
    for (int i = 0; i < node.size(); i++) {
      if (!isElement(node, i)) {
        continue;
      }
      MapValue before = (MapValue) node.valueAt(i);
      MapValue after = edit.apply(node.keyAt(i), before);
      if (changed == null && after != before) {
        changed = start(node, i, member);
      }
      if (changed != null && after != null) {
        changed.put(node.keyAt(i), after);
      }
    }
    if (changed == null) {
      return node;
    }
    MapValue result = changed.build();
    if (result.size() == 1 && result.keyAt(0).equals(PathElement.SELF)) {
      return MEMBER;
    }
    return result.isEmpty() ? null : result;
  }

  private static MapValue.Builder start(MapValue node, int end, boolean member) {
    MapValue.Builder builder = MapValue.builder();
    if (member) {
      builder.put(PathElement.SELF, MEMBER);
    }
    for (int i = 0; i < end; i++) {
      if (isElement(node, i)) {
        builder.put(node.keyAt(i), node.valueAt(i));
      }
    }
    return builder;
  }
}
