package io.quarterdeck.resource;

import java.util.List;
import java.util.Optional;

/** An immutable picture of all resource types that are served. A change publishes a new picture. */
public interface Catalog {
  /** Returns the type served at a group, version and plural. */
  Optional<ResourceType> find(String group, String version, String plural);

  /** Returns every type, by group priority, then version priority, then plural. */
  List<ResourceType> types();

  /** Returns every kind that is kept, each once. */
  List<StoredKind> stored();
}
