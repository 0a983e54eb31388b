package io.quarterdeck.server;

import io.quarterdeck.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract through the door itself, over the embedded store in memory. */
class InProcessApiTest extends ApiContract {
  private static Wiring wiring;

  @BeforeAll
  static void open() throws IOException {
    wiring = Wiring.open(Config.of(Map.of()), EmbeddedStore.inMemory());
  }

  @AfterAll
  static void close() {
    wiring.close();
  }

  @Override
  ApiClient client() {
    return new DoorClient(wiring.server());
  }
}
