package io.quarterdeck.watch;

import io.quarterdeck.watch.SortedTree.Place;

/**
 * The order of objects within a kind: that of their keys below the directory, {@code
 * namespace/name} or {@code name}, without making those strings. Because "-" and "." come before
 * "/", this is not the order of namespaces and then names.
 */
final class Keys {
  private Keys() {}

  static int compare(Keyed a, Keyed b) {
    return compare(a.namespace(), a.name(), b.namespace(), b.name());
  }

  private static int compare(String namespace1, String name1, String namespace2, String name2) {
    return namespace1.equals(namespace2)
        ? name1.compareTo(name2)
        : compareNamespaces(namespace1, namespace2);
  }

  /** Compares two different namespaces as if each were followed by a slash. */
  private static int compareNamespaces(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return a.charAt(i) - b.charAt(i);
      }
    }
    return a.length() == shorter ? '/' - b.charAt(shorter) : a.charAt(shorter) - '/';
  }

  /** Returns the place of an object. */
  static Place<Keyed> at(String namespace, String name) {
    return item -> compare(item.namespace(), item.name(), namespace, name);
  }

  /** Returns the place of the first object of {@code namespace}; "" for all. */
  static Place<Keyed> startOf(String namespace) {
    return namespace.isEmpty() ? item -> 1 : at(namespace, "");
  }

  /** Returns the place behind the last object of {@code namespace}; "" for all. */
  static Place<Keyed> endOf(String namespace) {
    return namespace.isEmpty()
        ? item -> -1
        : item ->
            item.namespace().equals(namespace)
                ? -1
                : compareNamespaces(item.namespace(), namespace);
  }

  /**
   * Returns the place right behind {@code key}, which is {@code namespace/name} or, of what is
   * cluster-scoped, {@code name}; "" is before everything.
   */
  static Place<Keyed> behind(String key, boolean namespaced) {
    if (key.isEmpty()) {
      return item -> 1;
    }
    int slash = namespaced ? key.indexOf('/') : -1;
    String namespace = slash >= 0 ? key.substring(0, slash) : namespaced ? key : "";
    String name = slash >= 0 || !namespaced ? key.substring(slash + 1) : "";
    return item -> compare(item.namespace(), item.name(), namespace, name) > 0 ? 1 : -1;
  }

  /** Returns the place that is the later one of two. */
  static Place<Keyed> later(Place<Keyed> a, Place<Keyed> b) {
    return item -> Math.min(a.compare(item), b.compare(item));
  }

  static String of(Keyed item) {
    return item.namespace().isEmpty() ? item.name() : item.namespace() + "/" + item.name();
  }
}
