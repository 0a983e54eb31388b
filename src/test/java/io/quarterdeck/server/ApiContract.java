package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.server.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every way to the API server does: scenarios that a client plays. */
abstract class ApiContract {
  private String namespace = "";

  /** Returns a client with all rights. */
  abstract ApiClient client();

  @BeforeEach
  void freshNamespace() {
    namespace = "t-" + UUID.randomUUID();
    Answer made =
        client().post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"" + namespace + "\"}}");
    assertEquals(201, made.code(), made.text());
  }

  private String maps() {
    return "/api/v1/namespaces/" + namespace + "/configmaps";
  }

  private Answer create(String name) {
    Answer made = client().post(maps(), "{\"metadata\":{\"name\":\"" + name + "\"}}");
    assertEquals(201, made.code(), made.text());
    return made;
  }

  private static List<String> names(Answer list) {
    ListValue items = list.json().list("items");
    return items.maps().stream().map(i -> i.map("metadata").string("name")).toList();
  }

  @Test
  void whatIsCreatedIsReadAndListedUntilItIsDeleted() {
    Answer made = client().post(maps(), "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}");

    assertEquals(201, made.code());
    assertFalse(made.at("metadata", "uid").isEmpty());
    assertArrayEquals(made.body(), client().get(maps() + "/a").body());
    assertEquals(List.of("a"), names(client().get(maps())));

    Answer gone = client().delete(maps() + "/a");

    assertEquals("Success", gone.at("status"));
    assertEquals(made.at("metadata", "uid"), gone.at("details", "uid"));
    assertEquals(404, client().get(maps() + "/a").code());
    assertEquals(List.of(), names(client().get(maps())));
  }

  @Test
  void listItemsTellTheirKindOnceForAll() {
    create("a");

    MapValue list = client().get(maps()).json();

    assertEquals("ConfigMapList", list.string("kind"));
    assertFalse(list.list("items").map(0).has("kind"));
    assertTrue(list.list("items").map(0).map("metadata").has("resourceVersion"));
  }

  @Test
  void anUpdateOfAnOldVersionIsAConflict() {
    Answer old = create("a");
    client().send("PUT", maps() + "/a", "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"1\"}}");

    Answer late = client().send("PUT", maps() + "/a", old.text());

    assertEquals(409, late.code());
    assertEquals(
        "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please"
            + " apply your changes to the latest version and try again",
        late.at("message"));
  }

  @Test
  void anUpdateThatChangesNothingWritesNothing() {
    Answer made = create("a");

    Answer same = client().send("PUT", maps() + "/a", made.text());

    assertEquals(made.at("metadata", "resourceVersion"), same.at("metadata", "resourceVersion"));
  }

  @Test
  void aNameIsTakenOnce() {
    create("a");

    Answer again = client().post(maps(), "{\"metadata\":{\"name\":\"a\"}}");

    assertEquals(409, again.code());
    assertEquals("AlreadyExists", again.at("reason"));
  }

  @Test
  void namesAreGenerated() {
    String body = "{\"metadata\":{\"generateName\":\"gen-\"}}";

    String first = client().post(maps(), body).at("metadata", "name");
    String second = client().post(maps(), body).at("metadata", "name");

    assertTrue(first.matches("gen-[bcdfghjklmnpqrstvwxz2456789]{5}"), first);
    assertNotEquals(first, second);
  }

  @Test
  void pagesAreOnePictureThoughObjectsComeAndGo() {
    List.of("a", "b", "c", "d").forEach(this::create);

    Answer first = client().get(maps() + "?limit=2");
    client().delete(maps() + "/c");
    create("bb");
    Answer second = client().get(maps() + "?limit=2&continue=" + first.at("metadata", "continue"));

    assertEquals(List.of("a", "b"), names(first));
    assertEquals("2", first.at("metadata", "remainingItemCount"));
    assertEquals(List.of("c", "d"), names(second));
    assertEquals("", second.at("metadata", "continue"));
    assertEquals(first.at("metadata", "resourceVersion"), second.at("metadata", "resourceVersion"));
  }

  @Test
  void anExactVersionIsReadAsItWas() {
    String version = create("a").at("metadata", "resourceVersion");
    client().delete(maps() + "/a");

    Answer then = client().get(maps() + "?resourceVersionMatch=Exact&resourceVersion=" + version);

    assertEquals(List.of("a"), names(then));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=x|400|strconv.ParseInt: parsing \"x\": invalid syntax",
        "labelSelector=a%20b|400|unable to parse requirement: found 'b', expected: in, notin, =,"
            + " ==, !=, gt, lt",
        "fieldSelector=data%3Dv|400|\"data\" is not a known field selector: only"
            + " \"metadata.name\", \"metadata.namespace\"",
        "resourceVersion=abc|400|invalid resource version: resourceVersion: Invalid value:"
            + " \"abc\": strconv.ParseUint: parsing \"abc\": invalid syntax",
        "resourceVersionMatch=Exact|422|ListOptions.meta.k8s.io \"\" is invalid:"
            + " resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless"
            + " resourceVersion is provided",
        "continue=x&resourceVersion=5|400|invalid continue token: continue key is not valid:"
            + " illegal base64 data at input byte 0",
        "timeout=5|400|invalid timeout specified in the request URL - time: missing unit in"
            + " duration \"5\"",
      })
  void badListOptionsAreRefused(String query, int code, String message) {
    Answer answer = client().get(maps() + "?" + query);

    assertEquals(code, answer.code(), answer.text());
    assertEquals(message, answer.at("message"));
  }

  @Test
  void aWatchTellsWhatIsThereAndWhatChanges() throws Exception {
    create("a");
    try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> watch =
          background.submit(() -> client().get(maps() + "?watch=1&timeoutSeconds=2"));
      Thread.sleep(300);
      create("b");
      client().delete(maps() + "/a");

      List<String> seen =
          watch.get().lines().stream()
              .map(e -> e.string("type") + " " + e.map("object").map("metadata").string("name"))
              .toList();
      assertEquals(List.of("ADDED a", "ADDED b", "DELETED a"), seen);
    }
  }

  @Test
  void aWatchGoesOnBehindAVersion() {
    String version = create("a").at("metadata", "resourceVersion");
    create("b");

    List<MapValue> events =
        client().get(maps() + "?watch=1&timeoutSeconds=1&resourceVersion=" + version).lines();

    assertEquals(1, events.size());
    assertEquals("b", events.get(0).map("object").map("metadata").string("name"));
  }

  @Test
  void initialEventsEndWithABookmark() {
    create("a");

    List<MapValue> events =
        client().get(maps() + "?watch=1&timeoutSeconds=1&allowWatchBookmarks=true").lines();

    assertEquals(List.of("ADDED", "BOOKMARK"), events.stream().map(e -> e.string("type")).toList());
    assertEquals(
        "true",
        events
            .get(1)
            .map("object")
            .map("metadata")
            .map("annotations")
            .string("k8s.io/initial-events-end"));
  }

  @Test
  void finalizersHoldAnObjectUntilTheyAreTakenAway() {
    client().post(maps(), "{\"metadata\":{\"name\":\"a\",\"finalizers\":[\"e.com/x\"]}}");

    Answer marked = client().delete(maps() + "/a");
    Answer freed = client().send("PATCH", maps() + "/a", "{\"metadata\":{\"finalizers\":null}}");

    assertFalse(marked.at("metadata", "deletionTimestamp").isEmpty());
    assertEquals("0", marked.at("metadata", "deletionGracePeriodSeconds"));
    assertEquals(200, freed.code());
    assertEquals(404, client().get(maps() + "/a").code());
  }

  @ParameterizedTest
  @CsvSource({"Orphan,orphan", "Foreground,foregroundDeletion"})
  void propagationPoliciesBecomeFinalizers(String policy, String finalizer) {
    create("a");

    Answer marked = client().delete(maps() + "/a?propagationPolicy=" + policy);

    assertEquals("[" + finalizer + "]", marked.at("metadata", "finalizers"));
  }

  @Test
  void preconditionsOfADeletionMustHold() {
    create("a");

    Answer refused = client().delete(maps() + "/a?resourceVersion=1");

    assertEquals(409, refused.code());
    assertEquals(200, client().get(maps() + "/a").code());
  }

  @Test
  void aCollectionIsDeletedBySelector() {
    client().post(maps(), "{\"metadata\":{\"name\":\"a\",\"labels\":{\"k\":\"v\"}}}");
    create("b");

    Answer gone = client().delete(maps() + "?labelSelector=k%3Dv");

    assertEquals(List.of("a"), names(gone));
    assertEquals(List.of("b"), names(client().get(maps())));
  }

  @Test
  void nothingIsCreatedInANamespaceThatGoes() {
    Answer going = client().delete("/api/v1/namespaces/" + namespace);

    Answer refused = client().post(maps(), "{\"metadata\":{\"name\":\"a\"}}");

    assertEquals("Terminating", going.at("status", "phase"));
    assertEquals(403, refused.code());
    assertTrue(refused.at("message").contains("because it is being terminated"));
    String eviction = "/api/v1/namespaces/" + namespace + "/pods/a/eviction";
    Answer act = client().post(eviction, "{\"metadata\":{\"name\":\"a\"}}");
    assertEquals(403, act.code());
    assertTrue(act.at("message").startsWith("pods \"a\" is forbidden: unable to create"));
  }

  @Test
  void aNamespaceGoesWhenItsFinalizerIsTakenAway() {
    client().delete("/api/v1/namespaces/" + namespace);

    Answer finalized =
        client()
            .send(
                "PUT",
                "/api/v1/namespaces/" + namespace + "/finalize",
                "{\"metadata\":{\"name\":\"" + namespace + "\"},\"spec\":{\"finalizers\":[]}}");

    assertEquals(200, finalized.code(), finalized.text());
    assertEquals(404, client().get("/api/v1/namespaces/" + namespace).code());
  }

  @Test
  void nothingIsCreatedInANamespaceThatIsNotThere() {
    Answer refused =
        client().post("/api/v1/namespaces/no-such/configmaps", "{\"metadata\":{\"name\":\"a\"}}");

    assertEquals(404, refused.code());
    assertEquals("namespaces \"no-such\" not found", refused.at("message"));
  }

  @ParameterizedTest
  @CsvSource({"default", "kube-system", "kube-public", "kube-node-lease"})
  void theNamespacesOfTheSystemAreThere(String name) {
    assertEquals(200, client().get("/api/v1/namespaces/" + name).code());
  }

  @Test
  void aDryRunLeavesNothing() {
    Answer dry = client().post(maps() + "?dryRun=All", "{\"metadata\":{\"name\":\"a\"}}");

    assertEquals(201, dry.code());
    assertEquals("", dry.at("metadata", "resourceVersion"));
    assertEquals(404, client().get(maps() + "/a").code());
  }

  @Test
  void unknownFieldsAreWarnedOfOrRefused() {
    String body = "{\"metadata\":{\"name\":\"a\"},\"dota\":{}}";

    Answer warned = client().post(maps(), body);
    Answer refused =
        client().post(maps() + "?fieldValidation=Strict", body.replace("\"a\"", "\"b\""));

    assertEquals(List.of("299 - \"unknown field \\\"dota\\\"\""), warned.headers().get("warning"));
    assertEquals(400, refused.code());
    assertTrue(refused.at("message").endsWith("strict decoding error: unknown field \"dota\""));
  }

  @Test
  void tablesAndMetadataAreShownOnRequest() {
    create("a");

    MapValue table = client().get(maps(), "application/json;as=Table;v=v1;g=meta.k8s.io").json();
    MapValue partial =
        client()
            .get(maps() + "/a", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io")
            .json();

    assertEquals("Table", table.string("kind"));
    assertEquals("a", table.list("rows").map(0).list("cells").string(0));
    assertEquals("PartialObjectMetadata", partial.string("kind"));
    assertEquals("a", partial.map("metadata").string("name"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/api/v1/nothings|404|the server could not find the requested resource",
        "GET|/api/v1/configmaps/a|404|the server could not find the requested resource",
        "POST|/api/v1/configmaps|405|the server does not allow this method on the requested"
            + " resource",
        "HEAD|/api/v1/configmaps|405|",
        "GET|/api/v1/namespaces/../configmaps/a|500|invalid key: \"/configmaps/../a\"",
        "GET|/api/v1/namespaces/..|400|Name parameter invalid: \"..\": may not be '..'",
        "GET|/api/v1/namespaces//configmaps/a|400|Namespace parameter required.",
        "PUT|/api/v1/namespaces/default|400|the name of the object (default based on URL) was"
            + " undeterminable: name must be provided",
      })
  void pathsThatLeadNowhereSaySo(String method, String path, int code, String message) {
    Answer answer = client().send(method, path, method.equals("GET") ? "" : "{}");

    assertEquals(code, answer.code(), answer.text());
    if (message != null) {
      assertEquals(message, answer.at("message"));
    }
  }

  @Test
  void representationsThatThereAreNotAreRefused() {
    Answer text = client().get(maps(), "text/html");
    Answer body =
        client().send("POST", maps(), Map.of("Content-Type", "text/plain"), new byte[] {'x'});
    Answer patch =
        client()
            .send("PATCH", maps() + "/a", Map.of("Content-Type", "text/plain"), new byte[] {'x'});

    assertEquals(406, text.code());
    assertEquals(415, body.code());
    assertEquals("415: Unsupported Media Type", patch.at("message"));
  }

  @Test
  void aHundredWritersWithVersionsLoseNothing() throws Exception {
    client().post(maps(), "{\"metadata\":{\"name\":\"a\"},\"data\":{\"n\":\"0\"}}");

    inParallel(100, i -> increment());

    assertEquals("100", client().get(maps() + "/a").at("data", "n"));
  }

  /** Reads, adds one and writes until nobody else was faster. */
  private void increment() {
    while (true) {
      MapValue read = client().get(maps() + "/a").json();
      long next = Long.parseLong(read.map("data").string("n")) + 1;
      MapValue changed = read.mapAt("data", d -> d.with("n", Long.toString(next)));
      Answer written =
          client()
              .send(
                  "PUT",
                  maps() + "/a",
                  new String(
                      io.quarterdeck.codec.Json.write(changed),
                      java.nio.charset.StandardCharsets.UTF_8));
      if (written.code() == 200) {
        return;
      }
      assertEquals(409, written.code(), written.text());
    }
  }

  @Test
  void aHundredPatchesLoseNothing() throws Exception {
    create("a");

    inParallel(
        100,
        i ->
            assertEquals(
                200,
                client().send("PATCH", maps() + "/a", "{\"data\":{\"k" + i + "\":\"v\"}}").code()));

    assertEquals(100, client().get(maps() + "/a").json().map("data").size());
  }

  private static void inParallel(int times, java.util.function.IntConsumer action)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        done.add(threads.submit(() -> action.accept(number)));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
  }
}
