package io.quarterdeck.builtin;

import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.TypeSchema;

/** Where the description of a table's column comes from. */
public sealed interface Doc {
  /** Returns the description, for a kind of the type {@code root}. */
  String text(TypeSchema root, FieldDocs docs);

  /** Says what a column shows in words of its own. */
  static Doc of(String text) {
    return new Text(text);
  }

  /** Takes the description of the field at a dotted path of the kind's stored version. */
  static Doc field(String path) {
    return new AtPath(path);
  }

  /** Fixed words. */
  record Text(String text) implements Doc {
    @Override
    public String text(TypeSchema root, FieldDocs docs) {
      return text;
    }
  }

  /** The description of a field; "" if the kind has no such field. */
  record AtPath(String path) implements Doc {
    @Override
    public String text(TypeSchema root, FieldDocs docs) {
      TypeSchema type = root;
      String[] steps = path.split("\\.");
      for (int i = 0; i < steps.length; i++) {
        Field field = type.field(steps[i]);
        if (field == null) {
          return "";
        }
        if (i == steps.length - 1) {
          return docs.of(type, field);
        }
        if (!(element(field.type()) instanceof FieldType.Ref ref)) {
          return "";
        }
        type = ref.type();
      }
      return "";
    }

    private static FieldType element(FieldType type) {
      return switch (type) {
        case FieldType.ListOf list -> element(list.element());
        case FieldType.MapOf map -> element(map.element());
        default -> type;
      };
    }
  }
}
