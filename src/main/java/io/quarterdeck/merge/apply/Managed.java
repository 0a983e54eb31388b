package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.object.MapValue;
import org.jspecify.annotations.Nullable;

/**
 * What a manager owns.
 *
 * @param apiVersion the version of which {@code fields} speaks
 * @param time when it last got a field, RFC 3339 in whole seconds; "" if not known
 * @param stored the entry as it is stored, as long as nothing has changed; else Java's null
 */
record Managed(String apiVersion, FieldSet fields, String time, @Nullable MapValue stored) {
  Managed(String apiVersion, FieldSet fields, String time) {
    this(apiVersion, fields, time, null);
  }

  Managed withFields(FieldSet other) {
    return other == fields ? this : new Managed(apiVersion, other, time);
  }

  Managed withTime(String other) {
    return other.equals(time) ? this : new Managed(apiVersion, fields, other);
  }

  /** Returns the entry as the API has it (metav1.ManagedFieldsEntry), in Go's order. */
  MapValue entry(ManagerId id) {
    if (stored != null) {
      return stored;
    }
    MapValue.Builder entry = MapValue.builder();
    put(entry, "manager", id.manager());
    put(entry, "operation", id.operation());
    put(entry, "apiVersion", apiVersion);
    put(entry, "time", time);
    put(entry, "fieldsType", "FieldsV1");
    entry.put("fieldsV1", fields.tree());
    put(entry, "subresource", id.subresource());
    return entry.build();
  }

  private static void put(MapValue.Builder entry, String name, String value) {
    if (!value.isEmpty()) {
      entry.put(name, value);
    }
  }
}
