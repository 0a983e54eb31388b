package io.quarterdeck.merge;

import static io.quarterdeck.merge.PatchException.senseless;

import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.TypeSchema;

/**
 * What strategic merge needs to know of a field: how its Go struct is tagged.
 *
 * @param type of the object, or of the list's items
 * @param merges whether the list is merged with the patch's, item by item
 * @param replaces whether the object is replaced by the patch's
 * @param mergeKey the field that tells a list's items apart, "" if none
 */
record PatchField(FieldType type, boolean merges, boolean replaces, String mergeKey) {

  /** Returns the field {@code key} of {@code parent}, of which both sides hold an object. */
  static PatchField ofObject(FieldType parent, String key) {
    Field field = find(parent, key);
    return new PatchField(
        field.type(), field.patchMerge(), field.patchReplace(), field.patchMergeKey());
  }

  /** Returns the field {@code key} of {@code parent}, of which both sides hold a list. */
  static PatchField ofList(FieldType parent, String key) {
    Field field = find(parent, key);
    if (!(field.type() instanceof FieldType.ListOf(FieldType element))) {
      throw senseless("expected slice or array type, but got: " + goKind(parent));
    }
    if (element instanceof FieldType.ListOf) {
      throw senseless("unexpected slice of slice");
    }
    return new PatchField(element, field.patchMerge(), field.patchReplace(), field.patchMergeKey());
  }

  private static Field find(FieldType parent, String key) {
    if (!(parent instanceof FieldType.Ref(TypeSchema struct))) {
      throw parent instanceof FieldType.Of
          ? noField(goKind(parent), key)
          : senseless(
              "merging an object in json but data type is not struct, instead is: "
                  + goKind(parent));
    }
    Field exact = struct.field(key);
    if (exact != null) {
      return exact;
    }
    for (Field field : struct.fields()) {
      if (field.name().equalsIgnoreCase(key)) {
        return field;
      }
    }
    throw noField(struct.goName().substring(struct.goName().lastIndexOf('.') + 1), key);
  }

  private static PatchException noField(String struct, String key) {
    return senseless(
        "unable to find api field in struct " + struct + " for the json field \"" + key + "\"");
  }

  /** Returns Go's word for the kind of the items, as messages name a list without a merge key. */
  String itemKind() {
    return goKind(type);
  }

  private static String goKind(FieldType type) {
    return switch (type) {
      case FieldType.MapOf map -> "map";
      case FieldType.ListOf list -> "slice";
      case FieldType.Of(Scalar scalar) when scalar == Scalar.RAW -> "RawExtension";
      case FieldType.Of(Scalar scalar) when scalar == Scalar.STRING -> "string";
      default -> "struct";
    };
  }
}
