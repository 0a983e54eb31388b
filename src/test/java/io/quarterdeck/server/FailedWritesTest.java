package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.server.ApiClient.Answer;
import io.quarterdeck.store.Faults;
import io.quarterdeck.store.FaultyStore;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that the store fails in the middle of: they happened as a whole or not at all. */
class FailedWritesTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String SERVICES = "/api/v1/namespaces/default/services";
  private static final int TRIES = 60;

  private FaultyStore store;
  private Wiring wiring;
  private ApiClient client;

  @BeforeEach
  void open() throws IOException {
    store = new FaultyStore(EmbeddedStore.inMemory(), new Random(5));
    wiring = Wiring.open(Config.of(Map.of()), store);
    client = new DoorClient(wiring.server());
  }

  @AfterEach
  void close() {
    store.set(Faults.NONE);
    wiring.close();
  }

  private static String map(String name, String value) {
    return "{\"metadata\":{\"name\":\""
        + name
        + "\"},\"data\":{\"a\":\""
        + value
        + "\",\"b\":\""
        + value
        + "\"}}";
  }

  @Test
  void aCreateThatDidNotReachTheStoreLeavesNothing() {
    int failed = 0;
    for (int i = 0; i < TRIES; i++) {
      store.set(Faults.losing(0.4));
      Answer made = client.post(MAPS, map("c" + i, "x"));
      store.set(Faults.NONE);
      Answer read = client.get(MAPS + "/c" + i);

      assertTrue(made.code() == 201 || made.code() >= 500, made.text());
      assertEquals(made.code() == 201 ? 200 : 404, read.code(), made.text());
      failed += made.code() == 201 ? 0 : 1;
    }
    assertTrue(failed > 0 && failed < TRIES, failed + " of " + TRIES + " failed");
  }

  @Test
  void aPatchWithoutAnAnswerIsThereAsAWholeOrNotAtAll() {
    client.post(MAPS, map("p", "0"));
    String before = "0";
    int failed = 0;
    for (int i = 1; i <= TRIES; i++) {
      store.set(new Faults(0.2, 0.3, 0, Duration.ZERO, 0));
      Answer patched = client.send("PATCH", MAPS + "/p", map("p", Integer.toString(i)));
      store.set(Faults.NONE);
      Answer read = client.get(MAPS + "/p");
      String now = read.at("data", "a");

      assertEquals(now, read.at("data", "b"));
      assertTrue(now.equals(Integer.toString(i)) || patched.code() != 200 && now.equals(before));
      before = now;
      failed += patched.code() == 200 ? 0 : 1;
    }
    assertTrue(failed > 0 && failed < TRIES, failed + " of " + TRIES + " failed");
  }

  @Test
  void theAddressOfAServiceThatCouldNotBeStoredIsFreeAgain() {
    String spec = "\"spec\":{\"clusterIP\":\"10.0.0.77\",\"ports\":[{\"port\":80}]}}";
    store.set(Faults.losing(1));
    Answer refused = client.post(SERVICES, "{\"metadata\":{\"name\":\"lost\"}," + spec);
    store.set(Faults.NONE);

    Answer made = client.post(SERVICES, "{\"metadata\":{\"name\":\"next\"}," + spec);

    assertTrue(refused.code() >= 500, refused.text());
    assertEquals(201, made.code(), made.text());
    assertEquals("10.0.0.77", made.at("spec", "clusterIP"));
  }

  @Test
  void aDeletionThatFailsLeavesTheObjectAsItWas() {
    Answer made = client.post(MAPS, map("d", "x"));
    store.set(Faults.losing(1));
    Answer refused = client.delete(MAPS + "/d");
    store.set(Faults.NONE);

    assertTrue(refused.code() >= 500, refused.text());
    assertEquals(made.text(), client.get(MAPS + "/d").text());
  }
}
