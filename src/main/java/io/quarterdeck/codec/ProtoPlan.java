package io.quarterdeck.codec;

import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.TypeSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a type lies in protobuf, worked out once: its parts by number. An embedded struct, whose
 * fields JSON holds as if they were the outer type's, is a message of its own here.
 */
final class ProtoPlan {
  private static final Map<TypeSchema, ProtoPlan> PLANS = new ConcurrentHashMap<>();

  final TypePlan type;
  final Message message;

  /** A part of a message. */
  sealed interface Part {
    int number();
  }

  /**
   * A field.
   *
   * @param place in the type's fields
   */
  record Leaf(int number, int place, Field field) implements Part {}

  /** An embedded struct. */
  record Embedded(int number, Message message) implements Part {}

  /** The parts of a message in the order of their numbers. */
  static final class Message {
    final Part[] parts;
    private final @Nullable Part[] byNumber;

    private Message(List<Part> parts) {
      this.parts = parts.toArray(new Part[0]);
      int last = this.parts.length == 0 ? 0 : this.parts[this.parts.length - 1].number();
      byNumber = new Part[last + 1];
      parts.forEach(p -> byNumber[p.number()] = p);
    }

    /** Returns the part with this number, or Java's null. */
    @Nullable Part part(int number) {
      return number > 0 && number < byNumber.length ? byNumber[number] : null;
    }
  }

  private ProtoPlan(TypeSchema schema) {
    type = TypePlan.of(schema);
    List<Leaf> leaves = new ArrayList<>();
    for (int i = 0; i < type.fields.length; i++) {
      if (type.fields[i].number() > 0) {
        leaves.add(new Leaf(type.fields[i].number(), i, type.fields[i]));
      }
    }
    message = message(leaves, 0);
  }

  static ProtoPlan of(TypeSchema type) {
    ProtoPlan plan = PLANS.get(type);
    return plan == null ? PLANS.computeIfAbsent(type, ProtoPlan::new) : plan;
  }

  /**
   * Returns the message of the {@code leaves}, which share their first {@code depth} embeddings.
   */
  private static Message message(List<Leaf> leaves, int depth) {
    List<Part> parts = new ArrayList<>();
    Map<Integer, List<Leaf>> embedded = new HashMap<>();
    for (Leaf leaf : leaves) {
      List<Field.Embedding> around = leaf.field.embeddings();
      if (around.size() == depth) {
        parts.add(leaf);
      } else {
        embedded.computeIfAbsent(around.get(depth).number(), n -> new ArrayList<>()).add(leaf);
      }
    }
    embedded.forEach((number, own) -> parts.add(new Embedded(number, message(own, depth + 1))));
    parts.sort(Comparator.comparingInt(Part::number));
    return new Message(parts);
  }
}
