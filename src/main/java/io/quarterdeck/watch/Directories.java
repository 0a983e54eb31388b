package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a store key names: which kind, which namespace, which name. Remembers where there are
 * keys of kinds that it does not know.
 */
final class Directories {
  /**
   * The most first segments of unknown keys that are remembered; when there are more, everything
   * unknown is taken to have keys.
   */
  private static final int MOST_UNKNOWN = 4096;

  /** What a key names. */
  record Place(StoredKind kind, String namespace, String name) {}

  private final String prefix; // ends with a slash
  private final Map<String, StoredKind> kinds = new ConcurrentHashMap<>();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  Directories(String prefix, Collection<StoredKind> known) {
    this.prefix = prefix;
    known.forEach(this::add);
  }

  String prefix() {
    return prefix;
  }

  List<StoredKind> kinds() {
    return List.copyOf(kinds.values());
  }

  boolean has(StoredKind kind) {
    return kinds.containsKey(kind.directory());
  }

  void add(StoredKind kind) {
    kinds.put(kind.directory(), kind);
  }

  void remove(StoredKind kind) {
    kinds.remove(kind.directory());
    remember(kind.directory() + "/");
  }

  /** Tells whether there may be keys of a kind that is not known yet. */
  boolean mayHaveKeys(StoredKind kind) {
    return has(kind)
        || unknown.size() >= MOST_UNKNOWN
        || unknown.contains(firstSegment(kind.directory() + "/"));
  }

  /** Returns what is below the prefix of a store key. */
  String path(String key) {
    return key.substring(prefix.length());
  }

  /** Returns what {@code key} names; Java's null if it is nothing of a known kind. */
  @Nullable Place find(String key) {
    String path = path(key);
    int first = path.indexOf('/');
    if (first < 0) {
      return null;
    }
    int second = path.indexOf('/', first + 1);
    StoredKind kind = second < 0 ? null : kinds.get(path.substring(0, second));
    int end = second;
    if (kind == null) {
      kind = kinds.get(path.substring(0, first));
      end = first;
    }
    if (kind == null) {
      remember(path);
      return null;
    }
    return place(kind, path.substring(end + 1));
  }

  private static @Nullable Place place(StoredKind kind, String rest) {
    int slash = rest.indexOf('/');
    boolean fits = kind.namespaced() ? slash > 0 && rest.indexOf('/', slash + 1) < 0 : slash < 0;
    if (!fits || rest.isEmpty() || slash == rest.length() - 1) {
      return null;
    }
    return kind.namespaced()
        ? new Place(kind, Interned.of(rest.substring(0, slash)), rest.substring(slash + 1))
        : new Place(kind, "", rest);
  }

  private void remember(String path) {
    if (unknown.size() < MOST_UNKNOWN) {
      unknown.add(firstSegment(path));
    }
  }

  private static String firstSegment(String path) {
    return path.substring(0, path.indexOf('/'));
  }
}
