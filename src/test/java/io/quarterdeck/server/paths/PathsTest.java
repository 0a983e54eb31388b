package io.quarterdeck.server.paths;

import static io.quarterdeck.server.paths.Requests.get;
import static io.quarterdeck.server.paths.Requests.text;
import static io.quarterdeck.server.paths.Requests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathsTest {
  private static MapValue json(Reply reply) {
    return (MapValue) Json.parse(((Reply.Whole) reply).body());
  }

  @Test
  void anExactPathWinsOverAPrefixAndTheLongestPrefixOverAShorter() {
    Paths paths =
        Paths.builder()
            .under("/a/", r -> Texts.ok("", Texts.bytes("short")))
            .under("/a/b/", r -> Texts.ok("", Texts.bytes("long")))
            .at("/a/b/c", r -> Texts.ok("", Texts.bytes("exact")))
            .build();

    assertEquals("exact", text(paths.find("/a/b/c").orElseThrow().answer(get("/a/b/c"))));
    assertEquals("long", text(paths.find("/a/b/d").orElseThrow().answer(get("/a/b/d"))));
    assertEquals("short", text(paths.find("/a/").orElseThrow().answer(get("/a/"))));
    assertTrue(paths.find("/a").isEmpty());
  }

  @Test
  void theIndexIsSortedAndWithoutDoubles() {
    Index index = new Index(() -> List.of("/version", "/api", "/version"));

    assertEquals(List.of("/api", "/version"), json(index.answer(get("/"))).list("paths").strings());
  }

  @Test
  void theVersionIsKubernetes() {
    MapValue version = json(new Version("abc", "2026-01-01T00:00:00Z").answer(get("/version")));

    assertEquals("v1.36.2", version.string("gitVersion"));
    assertEquals("36", version.string("minor"));
    assertEquals("abc", version.string("gitCommit"));
  }

  @Test
  void theVersionIsOnlyRead() {
    Version version = new Version("abc", "2026-01-01T00:00:00Z");

    assertThrows(ApiException.class, () -> version.answer(to("HEAD", "/version", "", "*/*")));
  }

  @Test
  void flagzIsTextUnlessItsDocumentIsAskedFor() {
    Paths.Builder builder = Paths.builder();
    new Zpages(Map.of("anonymous-auth", "true"), () -> Instant.EPOCH).register(builder);
    PathHandler flagz = builder.build().find("/flagz").orElseThrow();

    assertTrue(text(flagz.answer(get("/flagz"))).contains("\nanonymous-auth=true\n"));
    String accept = "application/json;v=v1beta1;g=config.k8s.io;as=Flagz";
    Reply document = flagz.answer(to("GET", "/flagz", "", accept));
    assertEquals("application/json;g=config.k8s.io;v=v1beta1;as=Flagz", document.contentType());
    assertEquals("true", json(document).map("flags").string("anonymous-auth"));
    assertThrows(
        ApiException.class,
        () -> flagz.answer(to("GET", "/flagz", "", "application/json;as=Flagz;as=Flagz")));
  }

  @Test
  void unservedPathsSayWhatGoSays() {
    Reply reply = Texts.notFound();

    assertEquals(404, reply.code());
    assertEquals(
        "404 page not found\n", new String(((Reply.Whole) reply).body(), StandardCharsets.UTF_8));
  }
}
