package io.quarterdeck.cel.cost;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables that macros bring, each hiding those of its name outside. */
final class Locals {
  private final Map<String, Deque<Local>> byName = new HashMap<>();

  /** What is known of a variable's value; null where nothing is. */
  record Local(List<String> path, @Nullable Range size, @Nullable Entries entries) {}

  void push(String name, Local local) {
    byName.computeIfAbsent(name, n -> new ArrayDeque<>()).push(local);
  }

  void pop(String name) {
    byName.getOrDefault(name, new ArrayDeque<>()).pop();
  }

  Optional<Local> find(String name) {
    Deque<Local> locals = byName.get(name);
    return locals == null ? Optional.empty() : Optional.ofNullable(locals.peek());
  }
}
