package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.codec.Cbor;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.server.ApiClient.Answer;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is offered only behind feature gates, through the door. */
class GatedFormsTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String CBOR = "application/cbor";

  private static Wiring on;
  private static Wiring off;

  @BeforeAll
  static void open() throws IOException {
    String gates = "CBORServingAndStorage=true,ShardedListAndWatch=true";
    on = Wiring.open(Config.of(Map.of("feature-gates", List.of(gates))), EmbeddedStore.inMemory());
    off = Wiring.open(Config.of(Map.of()), EmbeddedStore.inMemory());
  }

  @AfterAll
  static void close() {
    on.close();
    off.close();
  }

  private static byte[] cbor(String json) {
    return Cbor.write(Json.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static String map(String name) {
    return "{'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'" + name + "'}}";
  }

  @Test
  void bodiesAndAnswersMayBeCbor() {
    ApiClient client = new DoorClient(on.server());

    Answer made =
        client.send("POST", MAPS, Map.of("Content-Type", CBOR, "Accept", CBOR), cbor(map("one")));
    Answer list = client.get(MAPS, CBOR);

    assertEquals(201, made.code());
    assertEquals(List.of(CBOR), made.headers().get("content-type"));
    assertEquals("one", ((MapValue) Cbor.read(made.body())).map("metadata").string("name"));
    assertEquals("ConfigMapList", ((MapValue) Cbor.read(list.body())).string("kind"));
  }

  @Test
  void aConfigurationInCborIsApplied() {
    ApiClient client = new DoorClient(on.server());

    Answer applied =
        client.send(
            "PATCH",
            MAPS + "/two?fieldManager=test",
            Map.of("Content-Type", "application/apply-patch+cbor"),
            cbor(map("two")));

    assertEquals(201, applied.code(), applied.text());
  }

  @Test
  void aWatchIsASequenceOfItems() {
    ApiClient client = new DoorClient(on.server());
    client.post("/api/v1/namespaces/default/secrets", "{\"metadata\":{\"name\":\"a\"}}");

    Answer events =
        client.get("/api/v1/namespaces/default/secrets?watch=1&timeoutSeconds=1&limit=1", CBOR);

    assertEquals(List.of("application/cbor-seq"), events.headers().get("content-type"));
    assertTrue(Cbor.isSelfDescribed(events.body()));
  }

  @Test
  void withoutTheGateCborIsRefused() {
    ApiClient client = new DoorClient(off.server());

    assertEquals(406, client.get(MAPS, CBOR).code());
    assertEquals(
        415, client.send("POST", MAPS, Map.of("Content-Type", CBOR), cbor(map("x"))).code());
    assertEquals(
        415,
        client
            .send(
                "PATCH",
                MAPS + "/x?fieldManager=test",
                Map.of("Content-Type", "application/apply-patch+cbor"),
                cbor(map("x")))
            .code());
  }

  @Test
  void twoShardsMakeTheWhole() {
    ApiClient client = new DoorClient(on.server());
    for (int i = 0; i < 8; i++) {
      client.post("/api/v1/namespaces/kube-public/configmaps", map("m" + i).replace('\'', '"'));
    }

    int low = shard(client, "0x0000000000000000", "0x8000000000000000");
    int high = shard(client, "0x8000000000000000", "0x10000000000000000");

    assertEquals(8, low + high);
    assertEquals(500, client.get(MAPS + "?shardSelector=nonsense").code());
    assertEquals(200, new DoorClient(off.server()).get(MAPS + "?shardSelector=nonsense").code());
  }

  private static int shard(ApiClient client, String start, String end) {
    String selector = "shardRange(object.metadata.uid, '" + start + "', '" + end + "')";
    MapValue list =
        client
            .get(
                "/api/v1/namespaces/kube-public/configmaps?shardSelector="
                    + URLEncoder.encode(selector, StandardCharsets.UTF_8))
            .json();
    assertEquals(selector, list.map("metadata").map("shardInfo").string("selector"));
    return list.list("items").size();
  }
}
