package io.quarterdeck.codec;

import io.quarterdeck.schema.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a document a decoder is. Kept as a stack of steps and turned into text only for a
 * message, of which there are two sorts: Go's decoder names structs and fields, its strict mode the
 * path with keys and indexes.
 */
final class Place {
  private final List<Step> steps = new ArrayList<>();

  private sealed interface Step {}

  private record OfField(TypePlan owner, Field field) implements Step {}

  private record OfKey(String key) implements Step {}

  private static final class OfIndex implements Step {
    int index;
  }

  void enter(TypePlan owner, Field field) {
    steps.add(new OfField(owner, field));
  }

  void enter(String key) {
    steps.add(new OfKey(key));
  }

  /** Enters a list, before its first item. */
  void enterList() {
    OfIndex step = new OfIndex();
    step.index = -1;
    steps.add(step);
  }

  void nextItem() {
    ((OfIndex) steps.getLast()).index++;
  }

  void leave() {
    steps.removeLast();
  }

  /** Returns the path of the key {@code name} here: {@code spec.containers[0].name}. */
  String path(String name) {
    StringBuilder path = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case OfField f -> key(path, f.field.name());
        case OfKey k -> key(path, k.key);
        case OfIndex i -> path.append('[').append(i.index).append(']');
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
    TypePlan owner = null;
    StringBuilder path = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof OfField(TypePlan plan, Field field)) {
        owner = plan;
        field.embeddings().forEach(e -> path.append('.').append(e.goName()));
        path.append('.').append(field.name());
      }
    }
    return owner == null
        ? "into Go value of type " + goType
        : "into Go struct field " + owner.goName + path + " of type " + goType;
  }
}
