package io.quarterdeck.discovery.openapi;

import io.quarterdeck.schema.Descriptions;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.TypeSchema;

/** The registry's descriptions. */
record RegistryTexts(Descriptions descriptions) implements Texts {
  @Override
  public String of(TypeSchema type) {
    return descriptions.of(type);
  }

  @Override
  public String of(TypeSchema type, Field field) {
    return descriptions.of(type, field);
  }

  @Override
  public String kind() {
    return descriptions.kind();
  }

  @Override
  public String apiVersion() {
    return descriptions.apiVersion();
  }
}
