package io.quarterdeck.builtin;

import io.quarterdeck.schema.Descriptions;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.TypeSchema;
import io.quarterdeck.schema.Types;
import java.lang.ref.SoftReference;

/**
 * The registry's descriptions, read when one is asked for and dropped when memory is short: tables
 * need some hundred of the thousands.
 */
final class RegistryDocs implements FieldDocs {
  private SoftReference<Descriptions> loaded = new SoftReference<>(null); // guarded by this

  @Override
  public synchronized String of(TypeSchema type, Field field) {
    Descriptions descriptions = loaded.get();
    if (descriptions == null) {
      descriptions = Descriptions.load(Types.get());
      loaded = new SoftReference<>(descriptions);
    }
    return descriptions.of(type, field);
  }
}
