package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kubectl, as people use it, against the packaged server. */
class KubectlIT {
  @TempDir static Path directory;

  private static PackagedServer server;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(isInstalled(), "kubectl is not on the PATH: its tests are left out");
    server = PackagedServer.start(directory);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(d -> Files.isExecutable(Path.of(d, "kubectl")));
  }

  @Test
  void versionAndHealthAreShown() throws Exception {
    assertTrue(server.kubectl("version").contains("Server Version: v1.36"));
    assertTrue(server.kubectl("get", "--raw", "/readyz?verbose").contains("readyz check passed"));
  }

  @Test
  void theFirstNamespacesAreThere() throws Exception {
    String names = server.kubectl("get", "namespaces", "-o", "name");

    for (String name : new String[] {"default", "kube-system", "kube-public", "kube-node-lease"}) {
      assertTrue(names.contains("namespace/" + name), names);
    }
  }

  @Test
  void aDeploymentIsMadeShownAndDeleted() throws Exception {
    server.kubectl("create", "deployment", "web", "--image=nginx", "--replicas=2");

    String wide = server.kubectl("get", "deploy", "web", "-o", "wide");
    assertTrue(wide.contains("UP-TO-DATE") && wide.contains("0/2") && wide.contains("nginx"), wide);
    assertEquals("2", server.kubectl("get", "deploy", "web", "-o", "jsonpath={.spec.replicas}"));

    server.kubectl("delete", "deployment", "web");
    assertFalse(server.kubectl("get", "deploy", "-o", "name").contains("web"));
  }

  @Test
  void anEditOfAConfigMapIsSeen() throws Exception {
    server.kubectl("create", "configmap", "settings", "--from-literal=colour=red");

    server.kubectl(
        "patch", "cm", "settings", "--type=merge", "-p", "{\"data\":{\"colour\":\"blue\"}}");

    assertEquals("blue", server.kubectl("get", "cm", "settings", "-o", "jsonpath={.data.colour}"));
    assertTrue(server.kubectl("get", "cm", "settings", "-o", "yaml").contains("colour: blue"));
  }

  @Test
  void whatIsAppliedIsThere() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("secret.yaml"),
            "apiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData: {a: b}\n");

    server.kubectl("apply", "-f", file.toString());

    assertEquals("Yg==", server.kubectl("get", "secret", "key", "-o", "jsonpath={.data.a}"));
  }
}
