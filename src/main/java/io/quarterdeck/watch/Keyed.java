package io.quarterdeck.watch;

/** What has an object's key: the object itself, or a line of an index that names it. */
interface Keyed {
  /** Returns the namespace, "" if cluster-scoped. */
  String namespace();

  String name();
}
