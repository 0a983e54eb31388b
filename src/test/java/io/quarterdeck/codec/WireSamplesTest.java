package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
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

  @TestFactory
  Stream<DynamicTest> everySampleReadsAsItsJsonAndWritesAsItsBytes() throws IOException {
    Path directory = Path.of(System.getProperty(DIRECTORY));
    List<Path> files;
    try (Stream<Path> list = Files.list(directory)) {
      files = list.filter(f -> !f.getFileName().toString().startsWith("_")).sorted().toList();
    }
    return files.stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
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

    assertEquals(text(json), text(read));
    assertArrayEquals(protobuf, Protobuf.encode(json, type));
  }

  private static String text(MapValue object) {
    return new String(Json.write(object), StandardCharsets.UTF_8);
  }
}
