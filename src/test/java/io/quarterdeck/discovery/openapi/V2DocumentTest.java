package io.quarterdeck.discovery.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.MapValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class V2DocumentTest {
  private static final MapValue DOCUMENT = Fixture.v2();

  @Test
  void bodiesAreParametersAndTheFirst() {
    MapValue create =
        DOCUMENT.map("paths").map("/api/v1/namespaces/{namespace}/configmaps").map("post");

    MapValue body = create.list("parameters").map(0);

    assertEquals("body", body.string("in"));
    assertEquals("#/definitions/io.k8s.api.core.v1.ConfigMap", body.map("schema").string("$ref"));
    assertEquals(List.of("*/*"), create.list("consumes").strings());
  }

  @Test
  void parametersOfManyOperationsStandOnce() {
    MapValue one = DOCUMENT.map("paths").map("/api/v1/namespaces/{namespace}/configmaps/{name}");

    String reference = one.list("parameters").map(1).string("$ref");

    assertTrue(reference.startsWith("#/parameters/namespace-"), reference);
    assertTrue(DOCUMENT.map("parameters").has(reference.substring("#/parameters/".length())));
  }

  @Test
  void definitionsCarryNoDefaults() {
    MapValue port = DOCUMENT.map("definitions").map("io.k8s.api.core.v1.ContainerPort");

    assertFalse(port.map("properties").map("protocol").has("default"));
  }

  @Test
  void protobufHasTheSameTexts() {
    String bytes = new String(V2Protobuf.encode(DOCUMENT), StandardCharsets.ISO_8859_1);

    assertTrue(bytes.startsWith("\n\u00032.0\u0012"));
    assertTrue(bytes.contains("io.k8s.api.core.v1.ConfigMap"));
    assertTrue(bytes.contains("x-kubernetes-group-version-kind"));
  }
}
