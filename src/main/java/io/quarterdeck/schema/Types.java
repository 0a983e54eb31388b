package io.quarterdeck.schema;

import io.quarterdeck.schema.StructType.Gvk;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The registry of all built-in types, which the build generates. Custom resources' types are not in
 * it: those come from their CustomResourceDefinitions.
 */
public final class Types {
  /** The resource that the build writes, beside this class. */
  public static final String RESOURCE = "types.bin";

  private static final String META_GROUP = "meta.k8s.io";
  private static final String META_VERSION = "v1";

  /** Kinds of meta/v1 that belong to no group of their own: every group/version knows them. */
  private static final Set<String> COMMON =
      Set.of(
          "Status",
          "List",
          "WatchEvent",
          "APIVersions",
          "APIGroup",
          "APIGroupList",
          "APIResourceList",
          "ListOptions",
          "GetOptions",
          "DeleteOptions",
          "CreateOptions",
          "UpdateOptions",
          "PatchOptions");

  private final List<StructType> all;
  private final Map<Gvk, StructType> byKind;
  private final Map<String, StructType> byName;

  private Types(List<StructType> all) {
    this.all = all;
    this.byKind = HashMap.newHashMap(all.size());
    this.byName = HashMap.newHashMap(all.size());
    for (StructType type : all) {
      byName.put(type.name(), type);
      type.gvk().ifPresent(gvk -> byKind.put(gvk, type));
    }
  }

  /** Returns the registry; the first caller loads it. */
  public static Types get() {
    return Loaded.TYPES;
  }

  /** Returns all types, by package, then in the order of Go's sources. */
  public List<StructType> all() {
    return all;
  }

  /**
   * Returns the type of a kind, which for the kinds that all groups share ({@code DeleteOptions},
   * {@code Status}) is meta/v1's.
   *
   * @param group "" for core
   */
  public Optional<StructType> find(String group, String version, String kind) {
    StructType own = byKind.get(new Gvk(group, version, kind));
    return own == null && COMMON.contains(kind)
        ? Optional.ofNullable(byKind.get(new Gvk(META_GROUP, META_VERSION, kind)))
        : Optional.ofNullable(own);
  }

  /** Returns the type with this OpenAPI definition name, such as {@code io.k8s.api.core.v1.Pod}. */
  public Optional<StructType> definition(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Returns the type of a kind that must be there.
   *
   * @throws IllegalArgumentException if it is not: a bug
   */
  public StructType require(String group, String version, String kind) {
    return find(group, version, kind)
        .orElseThrow(
            () -> new IllegalArgumentException("no type " + group + "/" + version + " " + kind));
  }

  private static final class Loaded {
    static final Types TYPES = load();

    private static Types load() {
      try (InputStream file = Types.class.getResourceAsStream(RESOURCE)) {
        if (file == null) {
          throw new IllegalStateException(RESOURCE + " is missing: the build did not generate it");
        }
        return new Types(
            RegistryFile.read(new DataInputStream(new BufferedInputStream(file, 1 << 16))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
