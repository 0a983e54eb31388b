package io.quarterdeck.crew;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.request.Reply;
import io.quarterdeck.server.Config;
import io.quarterdeck.server.Wiring;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultServiceAccountsTest {
  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static Reply get(Loopback server, String path) {
    return server.send("GET", path, "", new byte[0]);
  }

  private static Config config(String on) {
    return Config.of(Map.of("default-service-accounts", List.of(on)));
  }

  @Test
  void aPodCanBeCreatedInANamespaceThatWasJustMade() throws Exception {
    try (Wiring wiring = Wiring.open(config("true"), EmbeddedStore.inMemory())) {
      Loopback server = new Loopback(wiring.server()::handle);
      server.send("POST", "/api/v1/namespaces", "", json("{'metadata':{'name':'web'}}"));

      Reply pod =
          server.send(
              "POST",
              "/api/v1/namespaces/web/pods",
              "",
              json("{'metadata':{'name':'a'},'spec':{'containers':[{'name':'a','image':'a'}]}}"));

      assertEquals(201, pod.code());
      await()
          .until(
              () ->
                  get(server, "/api/v1/namespaces/default/serviceaccounts/default").code() == 200);
    }
  }

  @Test
  void switchedOffNothingIsMade() throws Exception {
    try (Wiring wiring = Wiring.open(config("false"), EmbeddedStore.inMemory())) {
      Loopback server = new Loopback(wiring.server()::handle);
      server.send("POST", "/api/v1/namespaces", "", json("{'metadata':{'name':'web'}}"));

      assertEquals(404, get(server, "/api/v1/namespaces/web/serviceaccounts/default").code());
    }
  }
}
