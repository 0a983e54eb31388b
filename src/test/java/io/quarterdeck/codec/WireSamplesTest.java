package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a real kube-apiserver wrote, read and written again: {@code -Dquarterdeck.wire-samples=DIR}
 * points at a directory of files with samples of an object as JSON and as protobuf.
 */
@EnabledIfSystemProperty(named = WireSamplesTest.DIRECTORY, matches = ".+")
class WireSamplesTest {
  static final String DIRECTORY = "quarterdeck.wire-samples";

  /** Kinds with free JSON in them, which upstream keeps with the spaces that a client sent. */
  private static final Set<String> FREE_JSON =
      Set.of("ControllerRevision", "DeviceClass", "ResourceClaim", "ResourceClaimTemplate");

  /** Its lists come in any order, and its JSON and protobuf are those of two requests. */
  private static final String UNORDERED = "SelfSubjectRulesReview.json";

  private static final Catalog KINDS = Builtins.catalog(RuntimeConfig.DEFAULT, gate -> false);

  @TestFactory
  Stream<DynamicTest> everySampleReadsAsItsJsonAndWritesAsItsBytes() throws IOException {
    Path directory = Path.of(System.getProperty(DIRECTORY));
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.filter(WireSamplesTest::isOfOneObject).sorted().toList();
    }
    return files.stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
  }

  private static boolean isOfOneObject(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith("_") && !name.equals(UNORDERED);
  }

  private static void check(Path file) throws IOException {
    MapValue document = (MapValue) Json.parse(Files.readAllBytes(file));
    for (MapValue sample : document.list("samples").maps()) {
      if (sample.has("protobuf")) {
        check(sample.map("json"), Base64.getDecoder().decode(sample.string("protobuf")));
      }
    }
  }

  private static void check(MapValue json, byte[] protobuf) {
    String apiVersion = json.string("apiVersion");
    int slash = apiVersion.indexOf('/');
    StructType type =
        Types.get()
            .require(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                json.string("kind"));

    MapValue read = Protobuf.decode(protobuf, type);

    assertEquals(text(json), text(withDefaults(read)));
    byte[] expected =
        FREE_JSON.contains(json.string("kind")) ? Protobuf.encode(read, type) : protobuf;
    assertArrayEquals(expected, Protobuf.encode(json, type));
  }

  /** A server reads with defaults: some of them protobuf does not carry. */
  private static MapValue withDefaults(MapValue object) {
    return KINDS.types().stream()
        .filter(t -> t.apiVersion().equals(object.string("apiVersion")))
        .filter(t -> t.kind().equals(object.string("kind")))
        .findFirst()
        .map(t -> t.defaults().apply(object))
        .orElse(object);
  }

  private static String text(MapValue object) {
    return new String(Json.write(object), StandardCharsets.UTF_8);
  }
}
