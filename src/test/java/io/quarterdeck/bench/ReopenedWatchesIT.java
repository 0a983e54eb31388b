package io.quarterdeck.bench;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many watches of the packaged server whose clients come and go while nothing happens. */
class ReopenedWatchesIT {
  private static final int WATCHES = 1000;
  private static final String OPEN = "apiserver_longrunning_requests";

  /** Clients that have gone are looked for every few seconds; the machine may be busy. */
  private static final Duration NOTICED = Duration.ofSeconds(60);

  @TempDir private static Path directory;
  private static BenchServer server;
  private static URI watch;

  @BeforeAll
  static void start() throws Exception {
    Path jar = Path.of(System.getProperty("quarterdeck.it.jar"));
    server = BenchServer.start(jar, directory, List.of(), List.of());
    watch = server.at("/api/v1/namespaces/none/secrets?watch=1&timeoutSeconds=600");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void openAgainAfterTheirConnectionsWereClosed() throws Exception {
    double others = server.metric(OPEN);

    for (int round = 0; round < 3; round++) {
      try (Fanout watches = Fanout.open(watch, WATCHES)) {
        assertEquals(0, watches.received());
      }
    }

    await().atMost(NOTICED).until(() -> server.metric(OPEN) == others);
  }

  @Test
  void areLetGoWhenTheirClientsCancelThem() throws Exception {
    double others = server.metric(OPEN);

    try (Fanout watches = Fanout.open(watch, WATCHES)) {
      assertEquals(others + WATCHES, server.metric(OPEN));
      watches.cancel();

      await().atMost(NOTICED).until(() -> server.metric(OPEN) == others);
    }
  }
}
