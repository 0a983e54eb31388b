package io.quarterdeck.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The types of objects whose fields are known, by name. Immutable. */
public final class Structs implements CelTypeProvider {
  public static final Structs NONE = new Structs(Map.of());

  private final Map<String, StructType> types;

  private Structs(Map<String, StructType> types) {
    this.types = types;
  }

  /** Returns these types and one more (or another of that name). */
  public Structs with(StructType type) {
    Map<String, StructType> more = new LinkedHashMap<>(types);
    more.put(type.name(), type);
    return new Structs(more);
  }

  /** Returns these types and those. */
  public Structs with(Structs others) {
    Map<String, StructType> more = new LinkedHashMap<>(types);
    more.putAll(others.types);
    return new Structs(more);
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return ImmutableList.copyOf(types.values());
  }

  @Override
  public Optional<CelType> findType(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** Starts the type {@code name}. */
  public static Builder struct(String name) {
    return new Builder(name);
  }

  /** Takes the fields of a type. */
  public static final class Builder {
    private final String name;
    private final Map<String, CelType> fields = new HashMap<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Adds fields of one type. */
    public Builder fields(CelType type, String... names) {
      for (String field : names) {
        fields.put(field, type);
      }
      return this;
    }

    public StructType build() {
      Map<String, CelType> known = Map.copyOf(fields);
      return StructType.create(
          name,
          ImmutableSet.copyOf(known.keySet()),
          field -> Optional.ofNullable(known.get(field)));
    }
  }
}
