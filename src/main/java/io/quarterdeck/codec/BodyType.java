package io.quarterdeck.codec;

import io.quarterdeck.schema.TypeSchema;
import java.util.List;

/**
 * The type that an endpoint expects in a body.
 *
 * @param group "" for core
 * @param otherVersions of the same kind, of the same form, that the endpoint takes as well
 */
public record BodyType(
    String group, String version, String kind, TypeSchema schema, List<String> otherVersions) {

  public BodyType(String group, String version, String kind, TypeSchema schema) {
    this(group, version, kind, schema, List.of());
  }

  /** Tells whether a body that names this group, version and kind is one of this type. */
  boolean takes(Decoder.Gvk named) {
    return named.group().equals(group)
        && named.kind().equals(kind)
        && (named.version().equals(version) || otherVersions.contains(named.version()));
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }
}
