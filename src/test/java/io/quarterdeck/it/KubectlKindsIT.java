package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kubectl over all kinds: what it knows of them and in which forms it shows them. */
class KubectlKindsIT {
  @TempDir static Path directory;

  private static PackagedServer server;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(isInstalled(), "kubectl is not on the PATH: its tests are left out");
    server = PackagedServer.start(directory);
    for (String name : List.of("one", "two", "three")) {
      server.kubectl("create", "configmap", name, "--from-literal=size=" + name.length());
      server.kubectl("label", "configmap", name, "word=" + name);
    }
    server.kubectl("create", "deployment", "web", "--image=nginx");
    server.kubectl("create", "job", "once", "--image=busybox");
    server.kubectl("create", "ingress", "way", "--rule=example.org/*=web:80");
    server.kubectl("create", "quota", "few", "--hard=pods=1");
    server.kubectl("create", "priorityclass", "high", "--value=9");
    server.kubectl("create", "role", "reader", "--verb=get", "--resource=pods");
    server.kubectl("run", "lonely", "--image=nginx");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(d -> Files.isExecutable(Path.of(d, "kubectl")));
  }

  private static List<String> listed() throws IOException, InterruptedException {
    return server.kubectl("api-resources", "--verbs=list", "-o", "name").lines().toList();
  }

  @Test
  void everyGroupAndKindIsFound() throws Exception {
    List<String> versions = server.kubectl("api-versions").lines().toList();
    List<String> kinds = listed();

    assertTrue(versions.containsAll(List.of("v1", "apps/v1", "resource.k8s.io/v1")), "" + versions);
    assertTrue(kinds.size() >= 55, kinds.size() + " kinds");
    assertTrue(server.kubectl("api-resources", "-o", "wide").contains("poddisruptionbudgets"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wide",
        "yaml",
        "json",
        "name",
        "custom-columns=NAME:.metadata.name",
        "jsonpath={.items[*].metadata.name}"
      })
  void everyKindIsShownInEveryForm(String form) throws Exception {
    String all = String.join(",", listed());

    String shown =
        form.isEmpty()
            ? server.kubectl("get", all, "-A", "--show-kind")
            : server.kubectl("get", all, "-A", "-o", form);

    for (String name : List.of("lonely", "web", "once", "way", "few", "high", "reader")) {
      assertTrue(shown.contains(name), name + " is not in " + form);
    }
  }

  @Test
  void aShortNameLeadsToOneKindOnly() throws Exception {
    PackagedServer.Run run = server.run(Map.of(), "get", "deploy,ing,rs,ds,netpol", "-o", "name");

    assertEquals(0, run.exit(), run.errors());
    assertFalse(run.errors().contains("could also match"), run.errors());
    assertTrue(run.output().contains("deployment.apps/web"), run.output());
  }

  @Test
  void listsArePagedSelectedSortedAndLabelled() throws Exception {
    String paged = server.kubectl("get", "cm", "--chunk-size=1", "-o", "name");
    String selected =
        server.kubectl("get", "cm", "--field-selector=metadata.name=two", "-o", "name");
    String labelled = server.kubectl("get", "cm", "-l", "word in (one,two)", "--show-labels");
    String sorted = server.kubectl("get", "cm", "--sort-by=.data.size", "-l", "word", "-o", "name");

    assertTrue(paged.lines().count() >= 3, paged);
    assertEquals("configmap/two\n", selected);
    assertTrue(labelled.contains("word=one") && !labelled.contains("word=three"), labelled);
    assertTrue(sorted.endsWith("configmap/three\n"), sorted);
  }

  @Test
  void everyKindIsExplained() throws Exception {
    for (String resource : listed()) {
      String explained = server.kubectl("explain", resource.split("\\.", 2)[0]);

      assertTrue(explained.contains("VERSION:") && explained.contains("FIELDS"), explained);
    }
  }

  @Test
  void fieldsAreExplainedToTheirEnd() throws Exception {
    String recursive = server.kubectl("explain", "deployment", "--recursive");
    String old = server.kubectl("explain", "pod.spec", "--output=plaintext-openapiv2");
    String policy = server.kubectl("explain", "pod.spec.containers.imagePullPolicy");

    assertTrue(recursive.contains("imagePullPolicy"), recursive);
    assertTrue(old.contains("containers"), old);
    assertTrue(policy.contains("ENUM:") && policy.contains("IfNotPresent"), policy);
  }

  @Test
  void fieldsThatAreNotThereAreRefused() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("wrong.yaml"),
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: wrong}\ncolour: red\n");

    PackagedServer.Run run =
        server.run(Map.of(), "create", "--validate=strict", "-f", file.toString());

    assertTrue(run.exit() != 0 && run.errors().contains("unknown field \"colour\""), run.errors());
  }
}
