package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.Yaml;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.server.ApiClient.Answer;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What popular charts install goes through the server: each object is created, read and applied
 * again without a change, by the client's patch and by the server's apply, and deleted.
 */
class ManifestsTest {
  private static final int FEWEST_OBJECTS = 60;
  private static final Catalog CATALOG =
      Builtins.catalog(RuntimeConfig.of(Map.of()), gate -> false);

  /**
   * One port for two protocols: a strategic merge knows ports by their number alone, and kubectl,
   * which sends only what differs, does not send them.
   */
  private static final Set<String> TWO_PROTOCOLS = Set.of("Deployment coredns", "Service kube-dns");

  private static final String APPLY = "application/apply-patch+yaml";

  private static Wiring wiring;
  private static ApiClient client;

  @BeforeAll
  static void open() throws IOException {
    wiring = Wiring.open(Config.of(Map.of()), EmbeddedStore.inMemory());
    client = new DoorClient(wiring.server());
  }

  @AfterAll
  static void close() {
    wiring.close();
  }

  /** An object as its author wrote it. */
  private record Manifest(String text, KubeObject object) {
    static Manifest of(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Manifest(text, new KubeObject((MapValue) Yaml.read(bytes).value()));
    }

    boolean isNamespace() {
      return object.kind().equals("Namespace");
    }

    String name() {
      return object.kind() + " " + object.meta().name();
    }

    String collection() {
      String version = object.apiVersion();
      ResourceType type =
          CATALOG.types().stream()
              .filter(t -> t.apiVersion().equals(version) && t.kind().equals(object.kind()))
              .findFirst()
              .orElseThrow();
      return (version.contains("/") ? "/apis/" : "/api/")
          + version
          + (type.namespaced() ? "/namespaces/" + object.meta().namespace() : "")
          + "/"
          + type.plural();
    }

    String path() {
      return collection() + "/" + object.meta().name();
    }
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    Path folder = Path.of(ManifestsTest.class.getResource("/manifests").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static List<Manifest> manifests(Path file) throws IOException {
    return Arrays.stream(Files.readString(file).split("\n---\n")).map(Manifest::of).toList();
  }

  @Test
  void thereAreMoreThanAFew() throws Exception {
    int count = 0;
    for (Path file : files()) {
      count += manifests(file).size();
    }

    assertTrue(count >= FEWEST_OBJECTS, count + " objects");
  }

  @TestFactory
  Stream<DynamicTest> everyChartGoesThrough() throws Exception {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> through(file)));
  }

  private static void through(Path file) throws IOException {
    List<Manifest> all = manifests(file);
    all.stream().filter(Manifest::isNamespace).forEach(ManifestsTest::create);
    List<Manifest> content = all.stream().filter(m -> !m.isNamespace()).toList();

    content.forEach(ManifestsTest::create);
    content.forEach(ManifestsTest::applyAsKubectlDoes);
    content.reversed().forEach(ManifestsTest::delete);
    content.forEach(ManifestsTest::applyOnTheServer);
    content.reversed().forEach(ManifestsTest::delete);

    all.stream().filter(Manifest::isNamespace).forEach(ManifestsTest::delete);
  }

  private static Answer send(String method, String path, String type, Manifest manifest) {
    byte[] body =
        type.endsWith("yaml")
            ? manifest.text().getBytes(StandardCharsets.UTF_8)
            : Json.write(manifest.object().root());
    return client.send(method, path, Map.of("Content-Type", type), body);
  }

  private static Answer expect(int code, Manifest manifest, Answer answer) {
    assertEquals(code, answer.code(), () -> manifest.name() + ": " + answer.text());
    return answer;
  }

  private static void create(Manifest manifest) {
    expect(201, manifest, send("POST", manifest.collection(), "application/yaml", manifest));
    MapValue read = expect(200, manifest, client.get(manifest.path())).json();
    assertHas(read, manifest.object().root(), manifest.name());
  }

  /** Everything that the author said is there, and says the same. */
  private static void assertHas(Value there, Value said, String where) {
    switch (said) {
      case MapValue map -> {
        for (String key : map.keys()) {
          Value own = map.find(key);
          if (own != null && !isEmpty(own)) {
            Value found = there instanceof MapValue m ? m.find(key) : null;
            assertTrue(found != null, where + "." + key + " is missing");
            assertHas(found, own, where + "." + key);
          }
        }
      }
      case ListValue list -> {
        ListValue found = (ListValue) there;
        assertEquals(list.size(), found.size(), where);
        for (int i = 0; i < list.size(); i++) {
          assertHas(found.get(i), list.get(i), where + "[" + i + "]");
        }
      }
      default -> assertEquals(said, there, where);
    }
  }

  /** What Go leaves out when it writes an object. */
  private static boolean isEmpty(Value value) {
    return value instanceof MapValue map && map.isEmpty()
        || value instanceof ListValue list && list.isEmpty()
        || value.equals(Value.of(false))
        || value.equals(Value.of(0))
        || value.equals(Value.of(""));
  }

  /** The most that kubectl's patch can say is the whole manifest; a PUT says what was read. */
  private static void applyAsKubectlDoes(Manifest manifest) {
    Answer before = client.get(manifest.path());
    String patch =
        TWO_PROTOCOLS.contains(manifest.name())
            ? "application/merge-patch+json"
            : "application/strategic-merge-patch+json";

    Answer patched = expect(200, manifest, send("PATCH", manifest.path(), patch, manifest));
    Answer put = expect(200, manifest, client.send("PUT", manifest.path(), before.text()));

    assertEquals(version(before), version(patched), manifest.name());
    assertEquals(version(before), version(put), manifest.name());
    assertEquals(before.json(), put.json());
  }

  private static void applyOnTheServer(Manifest manifest) {
    String path = manifest.path() + "?fieldManager=kubectl";
    Answer created = expect(201, manifest, send("PATCH", path, APPLY, manifest));

    Answer again = expect(200, manifest, send("PATCH", path, APPLY, manifest));

    assertEquals(version(created), version(again), manifest.name());
    assertHas(again.json(), manifest.object().root(), manifest.name());
  }

  private static String version(Answer answer) {
    return answer.at("metadata", "resourceVersion");
  }

  private static void delete(Manifest manifest) {
    expect(200, manifest, client.delete(manifest.path() + "?gracePeriodSeconds=0"));
    if (manifest.isNamespace()) {
      assertEquals("Terminating", client.get(manifest.path()).at("status", "phase"));
    } else {
      letGo(manifest);
      expect(404, manifest, client.get(manifest.path()));
    }
  }

  /** Does what the controllers do that some objects wait for. */
  private static void letGo(Manifest manifest) {
    if (client.get(manifest.path()).code() == 200) {
      String patch = "{\"metadata\": {\"finalizers\": null}}";
      expect(200, manifest, client.send("PATCH", manifest.path(), patch));
    }
  }
}
