package io.quarterdeck.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server process of its own on a free loopback port, measured from outside. */
final class BenchServer implements AutoCloseable {
  static final String TOKEN = "bench-token";
  private static final Duration START_LIMIT = Duration.ofSeconds(240); // on a busy machine
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final double MICROS_PER_SECOND = 1e6;
  private static final int TICKS_PER_SECOND = 100; // USER_HZ, the unit of /proc/PID/stat on Linux

  private final Process process;
  private final Path log;
  private final URI base;

  private BenchServer(Process process, Path log, URI base) {
    this.process = process;
    this.log = log;
    this.base = base;
  }

  /**
   * Starts the runnable jar over an embedded store in {@code work}, with the heap and collector
   * that the documented figures were made with.
   */
  static BenchServer start(Path jar, Path work, List<String> jvm, List<String> flags)
      throws IOException, InterruptedException {
    Files.createDirectories(work);
    Path tokens = work.resolve("tokens.csv");
    Files.writeString(tokens, TOKEN + ",bench,,\"system:masters\"\n");
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", jar.toString(), "--data-dir", work.resolve("data").toString()));
    command.addAll(List.of("--secure-port", Integer.toString(port), "--bind-address", "127.0.0.1"));
    command.addAll(List.of("--token-auth-file", tokens.toString()));
    command.addAll(flags);
    Path log = work.resolve("server.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    BenchServer server = new BenchServer(process, log, URI.create("https://127.0.0.1:" + port));
    server.awaitReady();
    return server;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI at(String path) {
    return base.resolve(path);
  }

  private void awaitReady() throws InterruptedException, IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Client client = new Client()) {
        if (client.get(at("/readyz")).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not listening yet: asked again below
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    close();
    throw new IOException("the server did not get ready; its log: " + log);
  }

  /** Returns the CPU time that the process has used, user and system, in microseconds. */
  double cpuMicros() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return ticks * MICROS_PER_SECOND / TICKS_PER_SECOND;
  }

  /** Returns the sum of the samples of a metric; 0 if there is none. */
  double metric(String name) throws IOException, InterruptedException {
    try (Client client = new Client()) {
      HttpResponse<byte[]> page = client.get(at("/metrics"));
      return new String(page.body(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .filter(
              l ->
                  l.startsWith(name)
                      && (l.charAt(name.length()) == ' ' || l.charAt(name.length()) == '{'))
          .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  /** Returns the bytes of heap in use after a full collection. */
  long heapAfterCollection() throws IOException, InterruptedException {
    jcmd("GC.run");
    return jcmd("GC.heap_info").lines().map(BenchServer::used).mapToLong(Long::longValue).sum();
  }

  /** Reads "used 123K" of a generation's line; spaces within a generation are counted with it. */
  private static long used(String line) {
    boolean generation = line.contains("Gen ") || line.contains("garbage-first");
    int at = line.indexOf(" used ");
    if (!generation || at < 0) {
      return 0;
    }
    String number = line.substring(at + " used ".length()).split("K", 2)[0];
    return Long.parseLong(number.strip()) * 1024;
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    String text =
        new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    jcmd.waitFor();
    return text;
  }

  double allocatedBytes() throws IOException, InterruptedException {
    return metric("jvm_allocated_bytes_total");
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly())
        .join();
  }
}
