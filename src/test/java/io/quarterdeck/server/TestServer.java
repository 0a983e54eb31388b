package io.quarterdeck.server;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A real API server inside a test's JVM: the whole door over HTTPS on a loopback port, without a
 * container. Also a program, for trying things out: {@code TestServer --port=16490
 * --kubeconfig=/tmp/k [any flag of the server]}. Objects are in memory unless {@code
 * --etcd-servers} is given.
 */
public final class TestServer implements AutoCloseable {
  private final Wiring wiring;
  private final HttpHarness harness;

  private TestServer(Wiring wiring, HttpHarness harness) {
    this.wiring = wiring;
    this.harness = harness;
  }

  /**
   * Starts a server.
   *
   * @param port 0 for any
   */
  public static TestServer start(Config config, Store store, int port) throws IOException {
    Wiring wiring = Wiring.open(config, store);
    return new TestServer(wiring, HttpHarness.start(wiring.server(), port));
  }

  public ApiServer door() {
    return wiring.server();
  }

  public int port() {
    return harness.port();
  }

  @Override
  public void close() {
    harness.close();
    wiring.close();
  }

  public static void main(String[] args) throws Exception {
    int port = 16490;
    Path kubeconfig = Path.of("kubeconfig");
    Map<String, List<String>> flags = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String name = arg.substring(2, equals);
      String value = arg.substring(equals + 1);
      switch (name) {
        case "port" -> port = Integer.parseInt(value);
        case "kubeconfig" -> kubeconfig = Path.of(value);
        default -> flags.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    Config config = Config.of(flags);
    boolean etcd = !config.list("etcd-servers").isEmpty();
    TestServer server = start(config, etcd ? Stores.open(config) : EmbeddedStore.inMemory(), port);
    Files.writeString(kubeconfig, kubeconfig(server.port()));
    System.out.println("https://127.0.0.1:" + server.port());
    Thread.currentThread().join();
  }

  private static String kubeconfig(int port) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: test
      cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}
    users:
    - name: admin
      user: {token: admin-token}
    contexts:
    - name: test
      context: {cluster: test, user: admin}
    current-context: test
    """
        .formatted(port);
  }
}
