package io.quarterdeck.object;

import org.jspecify.annotations.Nullable;

/**
 * The path of a field as Kubernetes' messages write it: {@code spec.containers[0].ports}, {@code
 * metadata.labels[app]} (apimachinery's {@code field.Path}). Cheap to extend; the text is made only
 * when asked for.
 */
public final class Path {
  /** The path of the whole object: its text is {@code <nil>}, as upstream prints it. */
  public static final Path ROOT = new Path(null, "", Path.NAME);

  private static final int NAME = -1; // the step is the name of a field
  private static final int KEY = -2; // the step is the key of a map's entry

  private final @Nullable Path parent;
  private final String step;
  private final int index; // of an item; or NAME or KEY

  private Path(@Nullable Path parent, String step, int index) {
    this.parent = parent;
    this.step = step;
    this.index = index;
  }

  /** Returns the path that follows {@code names} from the root. */
  public static Path of(String... names) {
    Path path = ROOT;
    for (String name : names) {
      path = path.child(name);
    }
    return path;
  }

  /** Returns this path followed by the field {@code name}. */
  public Path child(String name) {
    return new Path(this, name, NAME);
  }

  /** Returns this path followed by the item at {@code index}. */
  public Path index(int index) {
    return new Path(this, "", index);
  }

  /** Returns this path followed by the entry {@code key} of a map. */
  public Path key(String key) {
    return new Path(this, key, KEY);
  }

  @Override
  public String toString() {
    if (parent == null) {
      return "<nil>";
    }
    StringBuilder text = new StringBuilder();
    append(text);
    return text.toString();
  }

  private void append(StringBuilder text) {
    if (parent == null) {
      return;
    }
    parent.append(text);
    switch (index) {
      case NAME -> {
        String name = step.isEmpty() ? "[]" : step; // as upstream prints a path without a name
        text.append(text.isEmpty() || step.isEmpty() ? "" : ".").append(name);
      }
      case KEY -> text.append('[').append(step).append(']');
      default -> text.append('[').append(index).append(']');
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Path p && p.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
