package io.quarterdeck.merge.fields;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import org.jspecify.annotations.Nullable;

/** What can be said about a set of fields only with the type that it is of. */
public final class TypedSets {
  private TypedSets() {}

  /**
   * Returns {@code set} with every field on the way to a member, as far as it is a field of an
   * object's type, a member too: entries of maps and items of lists exist by being owned, fields do
   * not.
   */
  public static FieldSet withNamedFields(Shape shape, FieldSet set) {
    MapValue tree = FieldSet.rebuilt(set.tree(), set.isEmpty(), (e, node) -> named(shape, e, node));
    return tree == null || tree.isEmpty() ? FieldSet.EMPTY : new FieldSet(tree);
  }

  private static @Nullable MapValue named(@Nullable Shape shape, String element, MapValue node) {
    Shape below = shape == null ? null : below(shape, element);
    boolean declared =
        shape != null && PathElement.isField(element) && shape.declares(PathElement.name(element));
    return FieldSet.rebuilt(
        node, FieldSet.isMember(node) || declared, (e, child) -> named(below, e, child));
  }

  private static @Nullable Shape below(Shape shape, String element) {
    if (PathElement.isField(element)) {
      return shape.childAt(element);
    }
    return PathElement.isKeys(element) && shape.isList() ? shape.item() : null;
  }

  /**
   * Returns {@code set} as the type now has it: where the parts of a list or map were owned and it
   * is one field today, that field is owned instead.
   */
  public static FieldSet reconciled(Shape shape, FieldSet set) {
    MapValue tree = reconciled(shape, set.tree());
    return tree == set.tree() ? set : new FieldSet(tree);
  }

  private static MapValue reconciled(Shape shape, MapValue node) {
    MapValue result =
        FieldSet.rebuilt(
            node,
            FieldSet.isMember(node),
            (element, child) -> {
              Shape below = child.isEmpty() ? null : below(shape, element);
              if (below == null) {
                return child;
              }
              return below.isLeaf() && hasParts(below) ? MapValue.EMPTY : reconciled(below, child);
            });
    return result == null ? MapValue.EMPTY : result;
  }

  private static boolean hasParts(Shape shape) {
    return !(shape.type() instanceof FieldType.Of(Scalar scalar)) || scalar == Scalar.RAW;
  }
}
