package io.quarterdeck.discovery.openapi;

/** The two versions of OpenAPI, where their schemas differ. */
enum Dialect {
  V2("#/definitions/"),
  V3("#/components/schemas/");

  private final String prefix;

  Dialect(String prefix) {
    this.prefix = prefix;
  }

  String reference(String definition) {
    return prefix + definition;
  }
}
