package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarterdeck.it.PackagedServer.Run;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which kubectl writes, against the packaged server. */
class KubectlWritesIT {
  @TempDir static Path directory;

  private static PackagedServer server;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(KubectlIT.isInstalled(), "kubectl is not on the PATH: its tests are left out");
    server = PackagedServer.start(directory);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static String kubectl(String... args) throws Exception {
    return server.kubectl(args);
  }

  private static String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private static String configMap(String name, String data) throws IOException {
    return file(
        name + ".yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\ndata: " + data + "\n");
  }

  private static String data(String name) throws Exception {
    return kubectl("get", "cm", name, "-o", "jsonpath={.data}");
  }

  @Test
  void applyAddsChangesAndRemovesAndDiffTellsBefore() throws Exception {
    kubectl("apply", "-f", configMap("applied", "{a: '1', b: '1'}"));
    String next = configMap("applied", "{a: '1', c: '2'}");

    Run diff = server.run(Map.of(), "diff", "-f", next);
    kubectl("apply", "-f", next);

    assertEquals(1, diff.exit(), diff.errors());
    assertTrue(diff.output().contains("-  b: \"1\"") && diff.output().contains("+  c: \"2\""));
    assertEquals("{\"a\":\"1\",\"c\":\"2\"}", data("applied"));
    assertEquals(0, server.run(Map.of(), "diff", "-f", next).exit());
  }

  @Test
  void serverSideApplyHasConflictsUntilForced() throws Exception {
    kubectl("apply", "--server-side", "--field-manager=one", "-f", configMap("ssa", "{a: '1'}"));
    String other = configMap("ssa", "{a: '2'}");

    Run refused =
        server.run(Map.of(), "apply", "--server-side", "--field-manager=two", "-f", other);
    kubectl("apply", "--server-side", "--field-manager=two", "--force-conflicts", "-f", other);

    assertEquals(1, refused.exit());
    assertTrue(
        refused.errors().contains("Apply failed with 1 conflict: conflict with \"one\": .data.a"),
        refused.errors());
    assertEquals("{\"a\":\"2\"}", data("ssa"));
  }

  @Test
  void whatClientsAppliedServerSideApplyTakesOver() throws Exception {
    kubectl("apply", "-f", configMap("moved", "{a: '1', b: '1'}"));

    kubectl("apply", "--server-side", "-f", configMap("moved", "{a: '1'}"));

    assertEquals("{\"a\":\"1\"}", data("moved"));
  }

  @Test
  void editReplaceAndEveryPatchChange() throws Exception {
    kubectl("create", "-f", configMap("edited", "{a: first}"));
    Path editor = directory.resolve("editor.sh");
    Files.createFile(
        editor, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Files.writeString(editor, "#!/bin/sh\nsed -i s/first/second/ \"$1\"\n");

    Run edit = server.run(Map.of("EDITOR", editor.toString()), "edit", "cm", "edited");
    assertEquals(0, edit.exit(), edit.errors());
    assertEquals("{\"a\":\"second\"}", data("edited"));

    String uid = kubectl("get", "cm", "edited", "-o", "jsonpath={.metadata.uid}");
    String read = kubectl("get", "cm", "edited", "-o", "yaml");
    kubectl("replace", "-f", file("read.yaml", read.replace("second", "third")));
    assertEquals("{\"a\":\"third\"}", data("edited"));
    Run stale = server.run(Map.of(), "replace", "-f", directory.resolve("read.yaml").toString());
    assertTrue(stale.errors().contains("the object has been modified"), stale.errors());
    kubectl("replace", "--force", "-f", configMap("edited", "{a: fourth}"));
    assertNotEquals(uid, kubectl("get", "cm", "edited", "-o", "jsonpath={.metadata.uid}"));

    kubectl("patch", "cm", "edited", "--type=merge", "-p", "{\"data\":{\"m\":\"1\"}}");
    kubectl("patch", "cm", "edited", "--type=strategic", "-p", "{\"data\":{\"s\":\"1\"}}");
    String add = "[{\"op\":\"add\",\"path\":\"/data/j\",\"value\":\"1\"}]";
    kubectl("patch", "cm", "edited", "--type=json", "-p", add);
    assertEquals("{\"a\":\"fourth\",\"j\":\"1\",\"m\":\"1\",\"s\":\"1\"}", data("edited"));
  }

  @Test
  void labelsAndAnnotationsComeAndGo() throws Exception {
    kubectl("create", "configmap", "labelled");
    kubectl("label", "cm", "labelled", "tier=one");
    Run again = server.run(Map.of(), "label", "cm", "labelled", "tier=two");
    kubectl("label", "cm", "labelled", "tier=two", "--overwrite");
    kubectl("annotate", "cm", "labelled", "note=kept");

    assertEquals(1, again.exit());
    assertTrue(kubectl("get", "cm", "-l", "tier=two", "-o", "name").contains("labelled"));
    kubectl("label", "cm", "labelled", "tier-");
    assertEquals("", kubectl("get", "cm", "-l", "tier", "-o", "name"));
    assertEquals(
        "kept", kubectl("get", "cm", "labelled", "-o", "jsonpath={.metadata.annotations.note}"));
  }

  @Test
  void aDeploymentIsScaledExposedRolledOutAndWaitedFor() throws Exception {
    kubectl("create", "deployment", "web", "--image=nginx:1", "--replicas=2");
    kubectl("set", "image", "deployment/web", "nginx=nginx:2");
    kubectl("scale", "deployment", "web", "--current-replicas=2", "--replicas=3");
    kubectl("autoscale", "deployment", "web", "--min=1", "--max=4");
    kubectl("expose", "deployment", "web", "--port=80", "--target-port=8080");

    String spec = "jsonpath={.spec.replicas} {.spec.template.spec.containers[0].image}";
    assertEquals("3 nginx:2", kubectl("get", "deployment", "web", "-o", spec));
    assertEquals("4", kubectl("get", "hpa", "web", "-o", "jsonpath={.spec.maxReplicas}"));
    assertEquals("web", kubectl("get", "service", "web", "-o", "jsonpath={.spec.selector.app}"));

    kubectl("rollout", "restart", "deployment", "web");
    kubectl("rollout", "pause", "deployment", "web");
    kubectl("rollout", "resume", "deployment", "web");
    String generation =
        kubectl("get", "deployment", "web", "-o", "jsonpath={.metadata.generation}");
    String status =
        "{\"status\":{\"observedGeneration\":"
            + generation
            + ",\"replicas\":3,\"updatedReplicas\":3,\"readyReplicas\":3,\"availableReplicas\":3,"
            + "\"conditions\":[{\"type\":\"Available\",\"status\":\"True\"}]}}";
    kubectl("patch", "deployment", "web", "--subresource=status", "--type=merge", "-p", status);
    assertTrue(
        kubectl("rollout", "status", "deployment", "web", "--timeout=30s")
            .contains("successfully rolled out"));
    kubectl("wait", "deployment", "web", "--for=condition=Available", "--timeout=30s");
  }

  @Test
  void deletionsTakeTheirDependentsAsTheyAreTold() throws Exception {
    for (String policy : new String[] {"orphan", "foreground"}) {
      String name = "held-" + policy;
      kubectl("create", "deployment", name, "--image=a");
      kubectl("delete", "deployment", name, "--cascade=" + policy, "--wait=false");
      String held = kubectl("get", "deployment", name, "-o", "jsonpath={.metadata.finalizers[0]}");
      assertTrue(held.startsWith(policy), held);
      String removed = "[{\"op\":\"remove\",\"path\":\"/metadata/finalizers\"}]";
      kubectl("patch", "deployment", name, "--type=json", "-p", removed);
      kubectl("wait", "deployment", name, "--for=delete", "--timeout=30s");
    }
    kubectl("create", "deployment", "background", "--image=a");
    kubectl("delete", "deployment", "background", "--cascade=background");

    kubectl("run", "now", "--image=a", "--restart=Never");
    kubectl("delete", "pod", "now", "--now");
    kubectl("run", "forced", "--image=a", "--restart=Never");
    kubectl("delete", "pod", "forced", "--force", "--grace-period=0");

    assertEquals("", kubectl("get", "pods", "-o", "name"));
    assertFalse(kubectl("get", "deployments", "-o", "name").contains("held"));
  }

  @Test
  void aNodeIsTaintedCordonedAndDrained() throws Exception {
    kubectl(
        "create",
        "-f",
        file("node.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: node-1}\n"));
    kubectl("create", "namespace", "drained");
    kubectl("taint", "node", "node-1", "kept=off:NoSchedule");
    kubectl("cordon", "node-1");
    kubectl("uncordon", "node-1");
    String pod =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: drained}\n"
            + "spec: {nodeName: node-1, terminationGracePeriodSeconds: 0,"
            + " automountServiceAccountToken: false, containers: [{name: a, image: a}]}\n";
    kubectl("wait", "serviceaccount", "default", "-n", "drained", "--for=create", "--timeout=30s");
    kubectl("create", "-f", file("pod.yaml", pod));

    kubectl("drain", "node-1", "--force", "--timeout=30s");

    assertEquals("", kubectl("get", "pods", "-n", "drained", "-o", "name"));
    String taints = kubectl("get", "node", "node-1", "-o", "jsonpath={.spec.taints[*].key}");
    assertTrue(taints.contains("kept"), taints);
    assertEquals("true", kubectl("get", "node", "node-1", "-o", "jsonpath={.spec.unschedulable}"));
  }

  @Test
  void certificatesAreApprovedAndDenied() throws Exception {
    String request = Base64.getEncoder().encodeToString(request().getBytes(StandardCharsets.UTF_8));
    for (String name : new String[] {"good", "bad"}) {
      String text =
          "apiVersion: certificates.k8s.io/v1\nkind: CertificateSigningRequest\nmetadata: {name: "
              + name
              + "}\nspec: {signerName: kubernetes.io/kube-apiserver-client, usages: [client auth],"
              + " request: "
              + request
              + "}\n";
      kubectl("create", "-f", file(name + ".yaml", text));
    }

    kubectl("certificate", "approve", "good");
    kubectl("certificate", "deny", "bad");

    String type = "jsonpath={.status.conditions[0].type}";
    assertEquals("Approved", kubectl("get", "csr", "good", "-o", type));
    assertEquals("Denied", kubectl("get", "csr", "bad", "-o", type));
  }

  private static String request() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    var subject = new X500Principal("CN=me");
    StringWriter pem = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
      writer.writeObject(
          new JcaPKCS10CertificationRequestBuilder(subject, keys.getPublic()).build(signer));
    }
    return pem.toString();
  }

  @Test
  void tokensAreIssued() throws Exception {
    kubectl("create", "serviceaccount", "bot");

    String token = kubectl("create", "token", "bot", "--duration=20m").strip();

    String claims =
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    assertTrue(claims.contains("system:serviceaccount:default:bot"), claims);
  }

  @Test
  void logsSayWhyThereAreNone() throws Exception {
    kubectl("create", "namespace", "silent");
    kubectl("wait", "serviceaccount", "default", "-n", "silent", "--for=create", "--timeout=30s");
    String pod =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: lost, namespace: silent}\n"
            + "spec: {nodeName: nowhere, automountServiceAccountToken: false,"
            + " containers: [{name: a, image: a}]}\n";
    kubectl("create", "-f", file("lost.yaml", pod));

    Run logs = server.run(Map.of(), "logs", "lost", "-n", "silent");

    assertTrue(logs.errors().contains("pods \"nowhere\" not found"), logs.errors());
  }
}
