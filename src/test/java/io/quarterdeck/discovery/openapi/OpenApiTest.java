package io.quarterdeck.discovery.openapi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Body;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Target;
import io.quarterdeck.request.User;
import io.quarterdeck.request.Verb;
import io.quarterdeck.resource.LiveCatalog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
  private static final LiveCatalog CATALOG = new LiveCatalog(Fixture.catalog(Map.of()));
  private static final OpenApi OPEN_API = new OpenApi(CATALOG, "1.36", CLOCK);

  private static ApiRequest get(String path, String query, Map<String, String> headers) {
    Headers all =
        name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.<String>of();
    return new ApiRequest(
        "GET",
        Verb.OTHER,
        new Target(false, path, "", "", "", "", "", ""),
        Query.parse(query),
        all,
        Body.EMPTY,
        new Peer("127.0.0.1", List.of(), "HTTP/1.1"),
        User.ANONYMOUS,
        "",
        Long.MAX_VALUE);
  }

  private static byte[] body(Reply reply) {
    return ((Reply.Whole) reply).body();
  }

  private static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(h -> h.name().equals(name))
        .map(Reply.Header::value)
        .findFirst()
        .orElse("");
  }

  private static String urlOf(String path) {
    MapValue index = (MapValue) Json.parse(body(OPEN_API.index(get("/openapi/v3", "", Map.of()))));
    return index.map("paths").map(path).string("serverRelativeURL");
  }

  @Test
  void theIndexNamesEachDocumentWithItsHash() {
    Reply version = OPEN_API.v3(get("/openapi/v3/version", "", Map.of()));

    String hash = header(version, "Etag").replace("\"", "");

    assertEquals("/openapi/v3/version?hash=" + hash, urlOf("version"));
    assertEquals("Thu, 01 Jan 2026 12:00:00 GMT", header(version, "Last-Modified"));
  }

  @Test
  void withTheRightHashADocumentMayBeKeptForEver() {
    String query = urlOf("version").split("\\?")[1];

    Reply reply = OPEN_API.v3(get("/openapi/v3/version", query, Map.of()));

    assertEquals(200, reply.code());
    assertEquals("public, immutable", header(reply, "Cache-Control"));
  }

  @Test
  void aWrongHashLeadsToTheRightOne() {
    Reply reply = OPEN_API.v3(get("/openapi/v3/version", "hash=0000", Map.of()));

    assertEquals(301, reply.code());
    assertEquals(urlOf("version"), header(reply, "Location"));
  }

  @Test
  void unknownDocumentsAreNotFoundAndUnknownTypesNotAcceptable() {
    Map<String, String> yaml = Map.of("Accept", "application/yaml");

    assertEquals(404, OPEN_API.v3(get("/openapi/v3/apis/nope", "", Map.of())).code());
    assertEquals(406, OPEN_API.v3(get("/openapi/v3/version", "", yaml)).code());
    assertEquals(406, OPEN_API.v2(get("/openapi/v2", "", yaml)).code());
  }

  @Test
  void v2ComesAsProtobufUnderBothNames() {
    Map<String, String> former =
        Map.of("Accept", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf");

    Reply reply = OPEN_API.v2(get("/openapi/v2", "", former));

    assertEquals("application/com.github.proto-openapi.spec.v2.v1.0+protobuf", reply.contentType());
    assertEquals("application/json", OPEN_API.v2(get("/openapi/v2", "", Map.of())).contentType());
  }

  @Test
  void whoHasTheNewestHearsSo() {
    String etag = header(OPEN_API.v2(get("/openapi/v2", "", Map.of())), "Etag");

    Reply reply = OPEN_API.v2(get("/openapi/v2", "", Map.of("If-None-Match", etag)));

    assertEquals(304, reply.code());
    assertEquals(0, body(reply).length);
  }

  @Test
  void documentsOfUnchangedVersionsAreTakenOver() {
    Picture before = Picture.of(CATALOG.current(), "1.36", CLOCK.instant(), null);

    Picture after =
        Picture.of(
            CATALOG.current().without("extensions"),
            "1.36",
            CLOCK.instant().plusSeconds(9),
            before);

    assertSame(before.v3("apis/apps/v1").orElseThrow(), after.v3("apis/apps/v1").orElseThrow());
    assertTrue(after.v3("apis/extensions/v1beta1").isEmpty());
    assertNotEquals(before.index().hash(), after.index().hash());
    assertArrayEquals(
        before.v3("version").orElseThrow().bytes(), after.v3("version").orElseThrow().bytes());
  }
}
