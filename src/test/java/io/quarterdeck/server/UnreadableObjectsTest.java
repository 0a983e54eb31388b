package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.server.ApiClient.Answer;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in the store and is no object: it goes only for who insists, behind the gate. */
class UnreadableObjectsTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String INSIST = "?ignoreStoreReadErrorWithClusterBreakingPotential=true";

  private final EmbeddedStore store = EmbeddedStore.inMemory();
  private Wiring wiring;
  private ApiClient client;

  private void open(String gates) throws IOException {
    wiring = Wiring.open(Config.of(Map.of("feature-gates", List.of(gates))), store);
    client = new DoorClient(wiring.server());
    byte[] garbage = "no object".getBytes(StandardCharsets.UTF_8);
    store.put("configmaps/default/bad", garbage, 0, Duration.ZERO);
    client.post(MAPS, "{\"metadata\":{\"name\":\"good\"}}");
  }

  @AfterEach
  void close() {
    wiring.close();
  }

  @Test
  void whoInsistsDeletesWhatCannotBeRead() throws IOException {
    open("AllowUnsafeMalformedObjectDeletion=true");

    Answer usual = client.delete(MAPS + "/bad");
    Answer insisting = client.delete(MAPS + "/bad" + INSIST);

    assertEquals(500, usual.code(), usual.text());
    assertEquals(200, insisting.code(), insisting.text());
    assertEquals(404, client.get(MAPS + "/bad").code());
  }

  @Test
  void itIsForNothingElse() throws IOException {
    open("AllowUnsafeMalformedObjectDeletion=true");

    Answer readable = client.delete(MAPS + "/good" + INSIST);
    Answer collection = client.delete(MAPS + INSIST);
    Answer dry = client.delete(MAPS + "/bad" + INSIST + "&dryRun=All");

    assertEquals(422, readable.code());
    assertTrue(readable.text().contains("is exclusively used to delete corrupt object(s)"));
    assertEquals(422, collection.code());
    assertTrue(collection.text().contains("is not allowed with DELETECOLLECTION"));
    assertEquals(422, dry.code());
    assertTrue(dry.text().contains("cannot be set together with .dryRun"));
  }

  @Test
  void withoutTheGateNobodyHearsIt() throws IOException {
    open("AllowUnsafeMalformedObjectDeletion=false");

    assertEquals(500, client.delete(MAPS + "/bad" + INSIST).code());
    assertEquals(200, client.delete(MAPS + "/good" + INSIST).code());
  }
}
