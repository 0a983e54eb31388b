package io.quarterdeck.discovery.openapi;

import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.schema.Descriptions;
import io.quarterdeck.schema.Types;
import java.util.Map;

/** The documents of the built-in kinds. */
final class Fixture {
  static final Texts TEXTS = new RegistryTexts(Descriptions.load(Types.get()));

  private Fixture() {}

  static Catalog catalog(Map<String, String> runtimeConfig) {
    return Builtins.catalog(RuntimeConfig.of(runtimeConfig), gate -> false);
  }

  static DocumentIndex index(Map<String, String> runtimeConfig) {
    return new DocumentIndex(catalog(runtimeConfig), Types.get(), TEXTS, "1.36");
  }

  /** Returns the v3 document at {@code path} of the index. */
  static MapValue v3(String path) {
    return index(Map.of()).byPath().get(path).writer().get();
  }

  static MapValue v2() {
    return V2Document.of(index(Map.of()).operations(), Types.get(), TEXTS, "1.36");
  }
}
