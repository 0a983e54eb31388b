package io.quarterdeck.builtin.apiextensions;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.Locale;

/** What CustomResourceDefinitions get when a client leaves it out. */
final class CrdDefaults {
  private static final long HTTPS_PORT = 443;

  private CrdDefaults() {}

  static MapValue definition(MapValue root) {
    MapValue spec = spec(root.map("spec"));
    MapValue filled = root.with("spec", spec);
    if (!root.map("status").list("storedVersions").isEmpty()) {
      return filled;
    }
    for (MapValue version : spec.list("versions").maps()) {
      if (version.bool("storage")) {
        ListValue stored = ListValue.of(Value.of(version.string("name")));
        return filled.with("status", root.map("status").with("storedVersions", stored));
      }
    }
    return filled;
  }

  private static MapValue spec(MapValue spec) {
    MapValue names = spec.map("names");
    String kind = names.string("kind");
    names = Fill.text(names, "singular", kind.toLowerCase(Locale.ROOT));
    names = kind.isEmpty() ? names : Fill.text(names, "listKind", kind + "List");
    return spec.with("names", names)
        .withDefault("conversion", MapValue.of("strategy", Value.of("None")))
        .mapAt("conversion", CrdDefaults::conversion);
  }

  private static MapValue conversion(MapValue conversion) {
    return conversion.mapAt(
        "webhook",
        webhook ->
            webhook.mapAt(
                "clientConfig",
                config -> config.mapAt("service", s -> s.withDefault("port", HTTPS_PORT))));
  }
}
