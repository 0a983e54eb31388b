package io.quarterdeck.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A type of the registry. Made without its fields and tied once, before it is published, because
 * types refer to each other in circles.
 */
public final class StructType implements TypeSchema {
  private final String name;
  private final String goName;
  private final Optional<Gvk> gvk;
  private final boolean atomic;
  private final Optional<Union> union;
  private List<Field> fields = List.of();
  private Map<String, Field> byName = Map.of();

  /** The group ("" for core), version and kind of a type whose objects name them. */
  public record Gvk(String group, String version, String kind) {}

  /**
   * {@code x-kubernetes-unions}: at most one of the fields is set.
   *
   * @param discriminator the field that tells which, "" if none
   */
  public record Union(String discriminator, List<String> fields) {}

  public StructType(
      String name, String goName, Optional<Gvk> gvk, boolean atomic, Optional<Union> union) {
    this.name = name;
    this.goName = goName;
    this.gvk = gvk;
    this.atomic = atomic;
    this.union = union;
  }

  /** Gives the type its fields; call it once, before other threads see the type. */
  public void tie(List<Field> ownFields) {
    Map<String, Field> index = HashMap.newHashMap(ownFields.size());
    ownFields.forEach(f -> index.put(f.name(), f));
    fields = List.copyOf(ownFields);
    byName = index;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String goName() {
    return goName;
  }

  @Override
  public boolean isKind() {
    return gvk.isPresent();
  }

  /** Returns the type's own group, version and kind, if its objects name them. */
  public Optional<Gvk> gvk() {
    return gvk;
  }

  public Optional<Union> union() {
    return union;
  }

  @Override
  public List<Field> fields() {
    return fields;
  }

  @Override
  public @Nullable Field field(String jsonName) {
    return byName.get(jsonName);
  }

  @Override
  public boolean isAtomic() {
    return atomic;
  }

  @Override
  public String toString() {
    return name;
  }
}
