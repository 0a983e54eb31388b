package io.quarterdeck.codec;

import io.quarterdeck.schema.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document a decoder is. Kept as a stack of steps, without a new object for each, and
 * turned into text only for a message, of which there are two sorts: Go's decoder names structs and
 * fields, its strict mode the path with keys and indexes.
 */
final class Place {
  private static final int FIRST_SIZE = 32; // deeper than most objects are

  /** Of each step: the type whose field it is, or a map's key, or null for an item of a list. */
  private @Nullable Object[] owners = new Object[FIRST_SIZE];

  /** Of each step: the field's place in its type, or the item's index. */
  private int[] numbers = new int[FIRST_SIZE];

  private int depth;

  void enter(TypePlan owner, int field) {
    push(owner, field);
  }

  /** Enters {@code kind} or {@code apiVersion}, which Go embeds in a struct of their own. */
  void enterTypeMeta(TypePlan owner, String name) {
    push(new TypeMetaField(owner, name), 0);
  }

  private record TypeMetaField(TypePlan owner, String name) {}

  void enter(String key) {
    push(key, 0);
  }

  /** Enters a list, before its first item. */
  void enterList() {
    push(null, -1);
  }

  private void push(@Nullable Object owner, int number) {
    if (depth == numbers.length) {
      owners = Arrays.copyOf(owners, depth * 2);
      numbers = Arrays.copyOf(numbers, depth * 2);
    }
    owners[depth] = owner;
    numbers[depth++] = number;
  }

  void nextItem() {
    numbers[depth - 1]++;
  }

  void leave() {
    depth--;
  }

  /** Returns the path of the key {@code name} here: {@code spec.containers[0].name}. */
  String path(String name) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      switch (owners[i]) {
        case TypePlan plan -> key(path, plan.fields[numbers[i]].name());
        case String key -> key(path, key);
        case null, default -> path.append('[').append(numbers[i]).append(']');
      }
    }
    key(path, name);
    return path.toString();
  }

  private static void key(StringBuilder path, String key) {
    path.append(path.isEmpty() ? "" : ".").append(key);
  }

  /**
   * Returns what Go's UnmarshalTypeError says: {@code into Go struct field PodSpec.spec.hostNetwork
   * of type bool}; outside of any field, {@code into Go value of type ...}.
   */
  String target(String goType) {
    String struct = "";
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      if (owners[i] instanceof TypeMetaField(TypePlan plan, String name)) {
        struct = plan.goName;
        path.append(".TypeMeta.").append(name);
      } else if (owners[i] instanceof TypePlan plan) {
        struct = plan.goName;
        Field field = plan.fields[numbers[i]];
        field.embeddings().forEach(e -> path.append('.').append(e.goName()));
        path.append('.').append(field.name());
      }
    }
    return path.isEmpty()
        ? "into Go value of type " + goType
        : "into Go struct field " + struct + path + " of type " + goType;
  }
}
