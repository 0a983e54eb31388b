package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server's command line. */
class LauncherIT {
  @TempDir Path directory;

  private record Outcome(int code, String said) {}

  private static Outcome run(String... args) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PackagedServer.command(args)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said);
  }

  @Test
  void helpNamesEveryFlag() throws Exception {
    Outcome help = run("--help");

    assertEquals(0, help.code());
    assertTrue(help.said().contains("--etcd-servers texts"), help.said());
    assertTrue(help.said().contains("--service-cluster-ip-range text  (default 10.0.0.0/24)"));
  }

  @Test
  void anUnknownFlagIsAnErrorThatNamesTheNearest() throws Exception {
    Outcome outcome = run("--etcd-server=http://127.0.0.1:1");

    assertEquals(1, outcome.code());
    assertEquals(
        "quarterdeck: unknown flag: --etcd-server (did you mean --etcd-servers?)",
        outcome.said().strip());
  }

  @Test
  void aPortInUseIsOneClearLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Outcome outcome = run("--data-dir=" + directory, "--secure-port", port);

      assertEquals(1, outcome.code());
      assertTrue(
          outcome.said().startsWith("quarterdeck: cannot listen on 127.0.0.1 port " + port),
          outcome.said());
    }
  }

  @Test
  void aTerminatedServerEndsInOrderAndKeepsItsData() throws Exception {
    try (PackagedServer server = PackagedServer.start(directory)) {
      assertEquals(143, server.stop());
    }
    try (PackagedServer again = PackagedServer.start(directory)) {
      assertEquals(200, new Curl(again).get("/livez").code());
    }
  }
}
