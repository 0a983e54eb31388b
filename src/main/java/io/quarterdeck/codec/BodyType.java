package io.quarterdeck.codec;

import io.quarterdeck.schema.TypeSchema;

/**
 * The type that an endpoint expects in a body.
 *
 * @param group "" for core
 */
public record BodyType(String group, String version, String kind, TypeSchema schema) {
  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }
}
