package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.server.ApiClient.Answer;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What admission refuses of objects that their own rules take. */
class AdmissionTest {
  private static final String NAMESPACES = "/api/v1/namespaces";
  private static final String CLAIMS = NAMESPACES + "/default/persistentvolumeclaims";
  private static Wiring wiring;
  private static ApiClient client;

  @BeforeAll
  static void open() throws IOException {
    wiring = Wiring.open(Config.of(Map.of()), EmbeddedStore.inMemory());
    client = new DoorClient(wiring.server());
  }

  @AfterAll
  static void close() {
    wiring.close();
  }

  private static Answer labelled(String name, String labels) {
    return client.post(
        NAMESPACES,
        "{'metadata':{'name':'%s','labels':{%s}}}".formatted(name, labels).replace('\'', '"'));
  }

  private static void assertForbidden(String why, Answer answer) {
    assertEquals(403, answer.code(), answer::text);
    assertEquals("persistentvolumeclaims \"c\" is forbidden: " + why, answer.at("message"));
  }

  @Test
  void labelsOfPodSecurityHaveAMeaning() {
    String odd = "'pod-security.kubernetes.io/enforce':'odd'";
    Answer refused =
        labelled("secure", odd + ",'pod-security.kubernetes.io/warn-version':'v1.99x'");

    assertEquals(422, refused.code());
    assertEquals(
        "Namespace \"secure\" is invalid: [metadata.labels[pod-security.kubernetes.io/enforce]:"
            + " Invalid value: \"odd\": must be one of privileged, baseline, restricted,"
            + " metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value:"
            + " \"v1.99x\": must be \"latest\" or \"v1.x\"]",
        refused.at("message"));
    assertEquals(
        201, labelled("secure", "'pod-security.kubernetes.io/enforce-version':'v1.36'").code());
    String patch = "{'metadata':{'labels':{" + odd + "}}}";
    assertEquals(
        422, client.send("PATCH", NAMESPACES + "/secure", patch.replace('\'', '"')).code());
  }

  @Test
  void claimsGrowWhenTheyAreBoundAndTheirClassSaysSo() {
    String classes = "/apis/storage.k8s.io/v1/storageclasses";
    String storageClass = "{\"metadata\":{\"name\":\"grows\"},\"provisioner\":\"e.com/p\"}";
    String claim =
        "{'metadata':{'name':'c'},'spec':{'storageClassName':'grows','accessModes':['ReadWriteOnce'],"
            + "'resources':{'requests':{'storage':'1Gi'}}}}";
    String more = "{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"2Gi\"}}}}";
    assertEquals(201, client.post(classes, storageClass).code());
    assertEquals(201, client.post(CLAIMS, claim.replace('\'', '"')).code());
    String one = CLAIMS + "/c";
    client.send("PATCH", one + "/status", "{\"status\":{\"phase\":\"Bound\"}}");

    assertForbidden(
        "only dynamically provisioned pvc can be resized and the storageclass that provisions the"
            + " pvc must support resize",
        client.send("PATCH", one, more));
    client.send("PATCH", classes + "/grows", "{\"allowVolumeExpansion\":true}");
    assertEquals(200, client.send("PATCH", one, more).code());
  }
}
