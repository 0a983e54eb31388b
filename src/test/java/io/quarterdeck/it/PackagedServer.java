package io.quarterdeck.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server, started as a user starts it, on a port and in a directory of its own. */
final class PackagedServer implements AutoCloseable {
  /** A start takes seconds; a busy machine with two cores may need minutes. */
  private static final long START_SECONDS = 420;

  private static final long STOP_SECONDS = 60;

  private final Process process;
  private final Path dataDir;
  private final int port;

  private PackagedServer(Process process, Path dataDir, int port) {
    this.process = process;
    this.dataDir = dataDir;
    this.port = port;
  }

  static PackagedServer start(Path dataDir, String... flags) throws IOException {
    int port = FreePort.find();
    List<String> command = command("--data-dir", dataDir.toString(), "--secure-port", port + "");
    command.addAll(List.of(flags));
    Process process =
        new ProcessBuilder(command)
            .redirectError(Files.createDirectories(dataDir).resolve("stderr.log").toFile())
            .start();
    PackagedServer server = new PackagedServer(process, dataDir, port);
    server.awaitReady();
    return server;
  }

  static List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("quarterdeck.it.jar"));
    command.addAll(List.of(args));
    return command;
  }

  /** The server says on standard output when it serves; then it says nothing more. */
  private void awaitReady() throws IOException {
    Thread watchdog = Thread.ofVirtual().start(this::killIfLate);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("Serving at ")) {
          watchdog.interrupt();
          return;
        }
      }
    }
    throw new IOException(
        "the server did not start:\n" + Files.readString(dataDir.resolve("stderr.log")));
  }

  private void killIfLate() {
    try {
      TimeUnit.SECONDS.sleep(START_SECONDS);
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it is ready
    }
  }

  String url() {
    return "https://127.0.0.1:" + port;
  }

  Path kubeconfig() {
    return dataDir.resolve("admin.kubeconfig");
  }

  Path authority() {
    return dataDir.resolve("pki/ca.crt");
  }

  /** Runs kubectl as the administrator and returns its standard output. */
  String kubectl(String... args) throws IOException, InterruptedException {
    Run run = run(Map.of(), args);
    if (run.exit() != 0) {
      throw new AssertionError(String.join(" ", args) + ":\n" + run.errors());
    }
    return run.output();
  }

  /** What a program said and how it ended. */
  record Run(int exit, String output, String errors) {}

  /** Runs kubectl as the administrator, with more in its environment. */
  Run run(Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kubectl", "--cache-dir"));
    command.add(dataDir.resolve("kubectl-cache").toString());
    command.addAll(List.of(args));
    Path errors = Files.createTempFile(dataDir, "kubectl", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("KUBECONFIG", kubeconfig().toString());
    builder.environment().putAll(environment);
    Process kubectl = builder.start();
    kubectl.getOutputStream().close();
    String said = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(kubectl.waitFor(), said, Files.readString(errors));
  }

  /** Ends the server as an init system does, and returns its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the server did not end within " + STOP_SECONDS + " s");
    }
    return process.exitValue();
  }

  /** Kills the server as no program can prevent; returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
