package io.quarterdeck.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares with upstream's published documents, where {@code -Dquarterdeck.reference} names a
 * directory that holds {@code discovery/} (from {@code api/discovery} of a Kubernetes release).
 */
@EnabledIfSystemProperty(named = "quarterdeck.reference", matches = ".+")
class ReferenceDiscoveryTest {
  private static final Documents OURS =
      new Documents(
          Builtins.catalog(
              RuntimeConfig.of(Map.of("api/all", "true", "extensions/v1beta1", "false")),
              gate -> false),
          "");

  @Test
  void everyDocumentIsTheSame() throws IOException {
    List<String> different = new ArrayList<>();
    int compared = 0;
    Path directory = Path.of(System.getProperty("quarterdeck.reference"), "discovery");
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".json", "");
        MapValue theirs = (MapValue) Json.parse(Files.readAllBytes(file));
        compared++;
        if (!comparable(theirs).equals(comparable(ours(name)))) {
          different.add(name);
        }
      }
    }

    System.out.printf("discovery: %d documents, %d differ%n", compared, different.size());
    assertEquals(List.of(), different);
  }

  private static MapValue ours(String name) {
    if (name.equals("aggregated_v2")) {
      return OURS.aggregatedAt("/apis").orElseThrow().document();
    }
    return OURS.at("/" + name.replace("__", "/")).orElse(MapValue.EMPTY);
  }

  /** Leaves out the server's own address. */
  private static MapValue comparable(MapValue document) {
    return document.without("serverAddressByClientCIDRs");
  }
}
