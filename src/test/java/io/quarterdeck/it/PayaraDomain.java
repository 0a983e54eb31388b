package io.quarterdeck.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A domain of a full Payara Server on loopback ports of its own, set up and deployed to by the
 * script that users run.
 */
final class PayaraDomain {
  private static final String NAME = "quarterdeck-it";

  private final Path home;
  private final Path dataDir;
  private final int adminPort = FreePort.find();
  private final int port = FreePort.find();

  private PayaraDomain(Path home, Path dataDir) throws IOException {
    this.home = home;
    this.dataDir = dataDir;
  }

  /** Makes, starts and configures the domain, and deploys the WAR to it: a minute or two. */
  static PayaraDomain start(Path home, Path dataDir, Path war, Path script)
      throws IOException, InterruptedException {
    PayaraDomain domain = new PayaraDomain(home, dataDir);
    domain.run(PackagedServer.command("prepare", "--data-dir", dataDir.toString()));
    domain.create();
    domain.asadmin("start-domain", NAME);
    domain.run(
        List.of(
            "bash",
            script.toString(),
            home.toString(),
            dataDir.toString(),
            war.toString(),
            "secure-port=" + domain.port,
            "bind-address=127.0.0.1",
            "token-auth-file=" + System.getProperty("quarterdeck.it.resources") + "/tokens.csv"));
    return domain;
  }

  private void create() throws IOException, InterruptedException {
    List<String> ports = new ArrayList<>();
    for (String use : List.of("http.ssl", "jms", "orb.listener", "orb.ssl", "orb.mutualauth")) {
      ports.add(use + ".port=" + FreePort.find());
    }
    ports.add("domain.jmxPort=" + FreePort.find());
    ports.add("osgi.shell.telnet.port=" + FreePort.find());
    ports.add("java.debugger.port=" + FreePort.find());
    asadmin(
        "create-domain",
        "--nopassword",
        "--checkports=false",
        "--adminport=" + adminPort,
        "--instanceport=" + FreePort.find(),
        "--domainproperties",
        String.join(":", ports),
        NAME);
  }

  private void asadmin(String... args) throws IOException, InterruptedException {
    run(
        Stream.concat(Stream.of(home.resolve("bin/asadmin").toString()), Stream.of(args))
            .collect(Collectors.toList()));
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("payara-domain", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("AS_JAVA", System.getProperty("java.home"));
    builder.environment().put("AS_ADMIN_PORT", String.valueOf(adminPort));
    builder.environment().put("DOMAIN", NAME);
    int code = builder.start().waitFor();
    String said = Files.readString(log);
    Files.delete(log);
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + said);
    }
  }

  String url() {
    return "https://127.0.0.1:" + port;
  }

  Path authority() {
    return dataDir.resolve("pki/ca.crt");
  }

  /** Ends the domain and leaves nothing of it. */
  void remove() throws IOException, InterruptedException {
    asadmin("stop-domain", "--kill", NAME);
    asadmin("delete-domain", NAME);
  }
}
