package io.quarterdeck.generator;

import io.quarterdeck.generator.ClientModels.Model;
import io.quarterdeck.generator.ClientModels.Property;
import io.quarterdeck.generator.Table.FieldEntry;
import io.quarterdeck.generator.Table.TypeEntry;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.Field.Embedding;
import io.quarterdeck.schema.Field.ListKind;
import io.quarterdeck.schema.Field.MapKind;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts fields together out of a table's entry, the client's model and the protobuf numbers. */
final class Fields {
  private static final Pattern UNQUALIFIED = Pattern.compile("(?<![.\\w])[A-Z]\\w*");

  private final TypeNames names;
  private final ProtoNumbers numbers;

  Fields(TypeNames names, ProtoNumbers numbers) {
    this.names = names;
    this.numbers = numbers;
  }

  /** Returns the fields of a type; those that it embeds must be tied already. */
  List<Field> of(Table table, TypeEntry type, Optional<Model> model) {
    List<Field> fields = new ArrayList<>();
    for (FieldEntry entry : type.fields()) {
      if (entry.embedded()) {
        StructType embedded = names.struct(table, entry.name());
        String goName = entry.name().substring(entry.name().lastIndexOf('.') + 1);
        Embedding embedding = new Embedding(goName, entry.number());
        embedded.fields().forEach(f -> fields.add(f.embeddedIn(embedding)));
      } else {
        fields.add(field(table, type, entry, model));
      }
    }
    model.ifPresent(m -> checkNames(m, fields));
    return fields;
  }

  /** The client's models are generated from the API itself: what they know, we must know. */
  private static void checkNames(Model model, List<Field> fields) {
    Set<String> ours = fields.stream().map(Field::name).collect(Collectors.toSet());
    for (String name : model.properties().keySet()) {
      if (!ours.contains(name) && !name.equals("kind") && !name.equals("apiVersion")) {
        throw new IllegalStateException(model.className() + " has " + name + ", its table not");
      }
    }
  }

  private Field field(Table table, TypeEntry type, FieldEntry entry, Optional<Model> model) {
    Property property = model.map(m -> m.properties().get(entry.name())).orElse(null);
    FieldType fieldType =
        entry.type().isEmpty()
            ? names.ofClass(known(type, entry, property).type())
            : names.ofText(table, entry.type());
    int number =
        entry.number() >= 0
            ? entry.number()
            : numbers.of(table.proto() + "." + type.name(), entry.name());
    boolean required =
        property != null
            ? property.required()
            : entry.always() && !entry.pointer() && !(fieldType instanceof FieldType.Ref);
    Traits traits = new Traits(entry.traits());
    return new Field(
        entry.name(),
        fieldType,
        goType(table, entry.goType()),
        required,
        !entry.always(),
        entry.pointer(),
        number,
        List.of(),
        TypeNames.isWrapped(entry.type()),
        traits.fallback(),
        traits.listKind(fieldType),
        traits.keys(),
        traits.mapKind(fieldType),
        traits.has("merge"),
        traits.has("replace"),
        traits.argument("merge").orElse(""),
        traits.has("retainKeys"));
  }

  private static Property known(
      TypeEntry type, FieldEntry entry, @org.jspecify.annotations.Nullable Property property) {
    if (property == null) {
      throw new IllegalStateException("no type for " + type.name() + "." + entry.name());
    }
    return property;
  }

  /** Puts the package before the names in {@code text} that have none. */
  private static String goType(Table table, String text) {
    return UNQUALIFIED.matcher(text).replaceAll(table.goPackage() + ".$0");
  }

  /** The words in parentheses after a field. */
  private record Traits(List<String> words) {
    boolean has(String word) {
      return words.stream().anyMatch(w -> w.equals(word) || w.startsWith(word + ":"));
    }

    Optional<String> argument(String word) {
      return words.stream()
          .filter(w -> w.startsWith(word + ":"))
          .map(w -> w.substring(word.length() + 1))
          .findFirst();
    }

    List<String> keys() {
      return argument("map").map(a -> List.of(a.split(","))).orElse(List.of());
    }

    ListKind listKind(FieldType type) {
      if (!isList(type)) {
        return ListKind.UNSPECIFIED;
      }
      return has("map")
          ? ListKind.MAP
          : has("set") ? ListKind.SET : has("atomic") ? ListKind.ATOMIC : ListKind.UNSPECIFIED;
    }

    /** Bytes are a list to Go, and one table says so. */
    private static boolean isList(FieldType type) {
      return type instanceof FieldType.ListOf || type.equals(new FieldType.Of(Scalar.BYTES));
    }

    MapKind mapKind(FieldType type) {
      if (isList(type)) {
        return MapKind.UNSPECIFIED;
      }
      return has("atomic")
          ? MapKind.ATOMIC
          : has("granular") ? MapKind.GRANULAR : MapKind.UNSPECIFIED;
    }

    Optional<Value> fallback() {
      return argument("default").map(Traits::literal);
    }

    private static Value literal(String text) {
      if (text.startsWith("\"")) {
        return Value.of(text.substring(1, text.length() - 1));
      }
      return switch (text) {
        case "true" -> Value.of(true);
        case "false" -> Value.of(false);
        default -> Value.of(Long.parseLong(text));
      };
    }
  }
}
