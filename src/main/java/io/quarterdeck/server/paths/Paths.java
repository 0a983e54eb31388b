package io.quarterdeck.server.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the handler of a path: an exact path first, else the longest registered prefix (one that
 * ends in a slash). Immutable.
 */
public final class Paths {
  private final Map<String, PathHandler> exact;
  private final List<Map.Entry<String, PathHandler>> prefixes;

  private Paths(Map<String, PathHandler> exact, Map<String, PathHandler> prefixes) {
    this.exact = Map.copyOf(exact);
    List<Map.Entry<String, PathHandler>> longestFirst = new ArrayList<>(prefixes.entrySet());
    longestFirst.sort((a, b) -> b.getKey().length() - a.getKey().length());
    this.prefixes = List.copyOf(longestFirst);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns the handler of a decoded path. */
  public Optional<PathHandler> find(String path) {
    PathHandler handler = exact.get(path);
    if (handler != null) {
      return Optional.of(handler);
    }
    return prefixes.stream()
        .filter(p -> path.startsWith(p.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Collects handlers. Not thread-safe. */
  public static final class Builder {
    private final Map<String, PathHandler> exact = new TreeMap<>();
    private final Map<String, PathHandler> prefixes = new TreeMap<>();

    private Builder() {}

    /** Serves exactly {@code path}. */
    public Builder at(String path, PathHandler handler) {
      exact.put(path, handler);
      return this;
    }

    /** Serves everything that begins with {@code prefix}, which ends in a slash. */
    public Builder under(String prefix, PathHandler handler) {
      prefixes.put(prefix, handler);
      return this;
    }

    /** Returns the exact paths, sorted: what the index lists. */
    public List<String> exactPaths() {
      return List.copyOf(exact.keySet());
    }

    public Paths build() {
      return new Paths(exact, prefixes);
    }
  }
}
