package io.quarterdeck.store.etcd;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real etcd on free loopback ports, for tests: started, killed, started again on its data. */
public final class EtcdProcess implements AutoCloseable {
  private static final Path BINARY = Path.of("/usr/bin/etcd");
  private static final long START_LIMIT_MS = 20_000;

  private final Path directory;
  private final int clientPort;
  private final int peerPort;
  private final List<String> flags;
  private final String scheme;
  private Process process;

  /** Starts an empty etcd; skips the test if none is installed. */
  public EtcdProcess() {
    this("http", List.of());
  }

  /** As {@link #EtcdProcess()}, over {@code scheme} and with more flags. */
  EtcdProcess(String scheme, List<String> flags) {
    this.scheme = scheme;
    this.flags = flags;
    if (!Files.isExecutable(BINARY)) {
      abort("skipped: there is no " + BINARY + " (Debian package etcd-server)");
    }
    try (ServerSocket client = free();
        ServerSocket peer = free()) {
      directory = Files.createTempDirectory("etcd");
      clientPort = client.getLocalPort();
      peerPort = peer.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  public URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + clientPort);
  }

  public int port() {
    return clientPort;
  }

  public void start() {
    String peer = "http://127.0.0.1:" + peerPort;
    try {
      List<String> command = new ArrayList<>(flags);
      command.addAll(
          0,
          List.of(
              BINARY.toString(),
              "--data-dir=" + directory.resolve("data"),
              "--listen-client-urls=" + uri(),
              "--advertise-client-urls=" + uri(),
              "--listen-peer-urls=" + peer,
              "--initial-advertise-peer-urls=" + peer,
              "--initial-cluster=default=" + peer));
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      awaitPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitPort() throws IOException {
    long limit = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_LIMIT_MS);
    while (System.nanoTime() < limit && process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), clientPort).close();
        return;
      } catch (IOException e) {
        rest();
      }
    }
    throw new IOException("etcd did not start:\n" + Files.readString(directory.resolve("log")));
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops etcd as a debugger or a starved machine does; its connections stay. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** Kills etcd with SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
