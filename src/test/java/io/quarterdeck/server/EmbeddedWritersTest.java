package io.quarterdeck.server;

import io.quarterdeck.store.embedded.EmbeddedSettings;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Many writers over the embedded store on disk. */
class EmbeddedWritersTest extends ConcurrentWritersContract {
  @TempDir static Path directory;

  private static Wiring wiring;

  @BeforeAll
  static void open() throws IOException {
    EmbeddedStore store =
        EmbeddedStore.open(directory.resolve("store"), EmbeddedSettings.DEFAULT, Clock.systemUTC());
    wiring = Wiring.open(Config.of(Map.of()), store);
  }

  @AfterAll
  static void close() {
    wiring.close();
  }

  @Override
  List<ApiClient> clients() {
    return List.of(new DoorClient(wiring.server()));
  }
}
