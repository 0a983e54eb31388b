package io.quarterdeck.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An immutable picture of all resource types that are served. A change publishes a new picture (see
 * {@link LiveCatalog}); discovery and OpenAPI are functions of it.
 */
public final class Catalog {
  public static final Catalog EMPTY = new Catalog(List.of());

  private final List<ApiGroup> groups;
  private final List<ResourceType> types;
  private final List<StoredKind> stored;
  private final Map<Key, ResourceType> byPath = new HashMap<>();

  private record Key(String group, String version, String plural) {}

  private Catalog(List<ApiGroup> groups) {
    this.groups = groups;
    this.types =
        groups.stream()
            .flatMap(g -> g.versions().stream())
            .flatMap(v -> v.types().stream())
            .toList();
    Set<StoredKind> kept = new LinkedHashSet<>();
    for (ResourceType type : types) {
      byPath.put(new Key(type.group(), type.version(), type.plural()), type);
      type.stored().ifPresent(kept::add);
    }
    this.stored = List.copyOf(kept);
  }

  /** Returns the catalog of these groups, whose names differ. */
  public static Catalog of(Collection<ApiGroup> groups) {
    return new Catalog(groups.stream().sorted(ApiGroup.ORDER).toList());
  }

  /** Returns this catalog with {@code group} in place of the one of its name, or added. */
  public Catalog with(ApiGroup group) {
    List<ApiGroup> others = new ArrayList<>(without(group.name()).groups);
    others.add(group);
    return of(others);
  }

  /** Returns this catalog without the group of this name. */
  public Catalog without(String group) {
    return of(groups.stream().filter(g -> !g.name().equals(group)).toList());
  }

  /** Returns the type served at a group, version and plural. */
  public Optional<ResourceType> find(String group, String version, String plural) {
    return Optional.ofNullable(byPath.get(new Key(group, version, plural)));
  }

  /** Returns every type, by group priority, then version priority, then plural. */
  public List<ResourceType> types() {
    return types;
  }

  /** Returns the groups as discovery lists them, core first. */
  public List<ApiGroup> groups() {
    return groups;
  }

  public Optional<ApiGroup> group(String name) {
    return groups.stream().filter(g -> g.name().equals(name)).findFirst();
  }

  /** Returns every kind that is kept, each once. */
  public List<StoredKind> stored() {
    return stored;
  }
}
