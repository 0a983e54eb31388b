package io.quarterdeck.builtin;

import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.TypeSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types that have only a name: enough for what does not look into objects. */
public record NamedTypes(String name) implements TypeSchema {
  public static final Sources SOURCES =
      new Sources((group, version, kind) -> new NamedTypes(kind), (type, field) -> "");

  @Override
  public String goName() {
    return name;
  }

  @Override
  public boolean isKind() {
    return true;
  }

  @Override
  public List<Field> fields() {
    return List.of();
  }

  @Override
  public @Nullable Field field(String field) {
    return null;
  }

  @Override
  public boolean isAtomic() {
    return false;
  }
}
