package io.quarterdeck.discovery.openapi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares with upstream's published documents, where {@code -Dquarterdeck.reference} names a
 * directory that holds {@code openapi/} (from {@code api/openapi-spec} of a Kubernetes release).
 * Prints how much is the same; fails where less is than was reached once.
 */
@EnabledIfSystemProperty(named = "quarterdeck.reference", matches = ".+")
class ReferenceOpenApiTest {
  private static final Map<String, String> ALL =
      Map.of("api/all", "true", "extensions/v1beta1", "false");
  private static final int SHOWN = 20; // differences printed of each version

  /** Counts what is the same, and collects what is not. */
  private static final class Comparison {
    private int values;
    private int descriptions;
    private int sameDescriptions;
    private final List<String> different = new ArrayList<>();

    void compare(String path, Value theirs, Value ours) {
      if (theirs instanceof MapValue a && ours instanceof MapValue b) {
        compareMaps(path, a, b);
      } else if (theirs instanceof ListValue a
          && ours instanceof ListValue b
          && a.size() == b.size()) {
        for (int i = 0; i < a.size(); i++) {
          compare(path + "/" + i, a.get(i), b.get(i));
        }
      } else {
        values++;
        if (!theirs.equals(ours)) {
          different.add(path);
        }
      }
    }

    private void compareMaps(String path, MapValue theirs, MapValue ours) {
      Set<String> keys = new TreeSet<>(theirs.keys());
      keys.addAll(ours.keys());
      for (String key : keys) {
        Value a = theirs.get(key).orElse(Value.ofNull());
        Value b = ours.get(key).orElse(Value.ofNull());
        if (key.equals("description") && !(a instanceof MapValue) && !(b instanceof MapValue)) {
          descriptions++;
          sameDescriptions += a.equals(b) ? 1 : 0;
        } else if (key.equals("enum") && !path.endsWith("/properties")) {
          continue; // the published documents are made with the gate OpenAPIEnums off
        } else if (!key.contains("cbor") && !path.endsWith("/info")) {
          compare(path + "/" + key, a, b); // CBOR is behind a gate; the version is not in theirs
        }
      }
    }

    void report(String what) {
      System.out.printf(
          "%s: %d values, %d differ; %d descriptions, %d the same%n",
          what, values, different.size(), descriptions, sameDescriptions);
      different.stream().limit(SHOWN).forEach(path -> System.out.println("  " + path));
    }
  }

  private static Path reference(String... names) {
    return Path.of(System.getProperty("quarterdeck.reference"), names);
  }

  @Test
  void v3HasTheSameStructure() throws IOException {
    Comparison comparison = new Comparison();
    int documents = 0;

    for (Map.Entry<String, DocumentIndex.Entry> entry : Fixture.index(ALL).byPath().entrySet()) {
      String name = entry.getKey().replace("/", "__") + "_openapi.json";
      Path file = reference("openapi", "v3", name);
      if (Files.exists(file)) {
        documents++;
        Value theirs = Json.parse(Files.readAllBytes(file));
        comparison.compare(entry.getKey(), theirs, entry.getValue().writer().get());
      }
    }

    comparison.report("openapi v3, " + documents + " documents");
    assertTrue(documents > 55);
    assertTrue(comparison.different.size() * 500 < comparison.values);
  }

  @Test
  void v2HasTheSameDefinitions() throws IOException {
    MapValue theirs =
        (MapValue) Json.parse(Files.readAllBytes(reference("openapi", "swagger.json")));
    MapValue ours =
        V2Document.of(
            Fixture.index(ALL).operations(),
            io.quarterdeck.schema.Types.get(),
            Fixture.TEXTS,
            "1.36");
    Comparison comparison = new Comparison();

    comparison.compare("definitions", theirs.map("definitions"), ours.map("definitions"));

    comparison.report("openapi v2 definitions");
    assertTrue(comparison.different.size() * 50 < comparison.values);
  }
}
