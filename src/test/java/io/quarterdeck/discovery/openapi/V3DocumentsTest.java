package io.quarterdeck.discovery.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class V3DocumentsTest {
  private static final MapValue APPS = Fixture.v3("apis/apps/v1");
  private static final MapValue CORE = Fixture.v3("api/v1");

  private static MapValue schema(MapValue document, String name) {
    return document.map("components").map("schemas").map(name);
  }

  private static MapValue property(MapValue document, String type, String field) {
    return schema(document, type).map("properties").map(field);
  }

  private static List<String> names(ListValue parameters) {
    return parameters.maps().stream().map(p -> p.string("name")).toList();
  }

  @Test
  void operationsAreNamedAfterVersionScopeAndKind() {
    MapValue paths = APPS.map("paths");

    MapValue one = paths.map("/apis/apps/v1/namespaces/{namespace}/deployments/{name}");
    MapValue scale = paths.map("/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale");
    MapValue all = paths.map("/apis/apps/v1/deployments");
    MapValue watch = paths.map("/apis/apps/v1/watch/namespaces/{namespace}/deployments");

    assertEquals("replaceAppsV1NamespacedDeployment", one.map("put").string("operationId"));
    assertEquals("readAppsV1NamespacedDeploymentScale", scale.map("get").string("operationId"));
    assertEquals("listAppsV1DeploymentForAllNamespaces", all.map("get").string("operationId"));
    assertEquals("watchAppsV1NamespacedDeploymentList", watch.map("get").string("operationId"));
  }

  @Test
  void parametersThatAllOperationsShareStandAtThePath() {
    MapValue one = APPS.map("paths").map("/apis/apps/v1/namespaces/{namespace}/deployments/{name}");

    assertEquals(List.of("name", "namespace", "pretty"), names(one.list("parameters")));
    assertEquals(
        List.of("dryRun", "fieldManager", "fieldValidation", "force"),
        names(one.map("patch").list("parameters")));
    assertFalse(one.map("get").has("parameters"));
  }

  @Test
  void operationsTellWhatTheyActOn() {
    MapValue scale =
        APPS.map("paths").map("/apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale");

    assertEquals("get", scale.map("get").string("x-kubernetes-action"));
    assertEquals(
        MapValue.of(
            "group", Value.of("autoscaling"), "version", Value.of("v1"), "kind", Value.of("Scale")),
        scale.map("get").map("x-kubernetes-group-version-kind"));
  }

  @Test
  void proxiesConnectWithEveryMethodAndWithAPath() {
    MapValue proxy =
        CORE.map("paths").map("/api/v1/namespaces/{namespace}/pods/{name}/proxy/{path}");

    assertEquals(8, proxy.size()); // seven methods and the parameters
    assertEquals(
        "connectCoreV1HeadNamespacedPodProxyWithPath", proxy.map("head").string("operationId"));
  }

  @Test
  void listsSayHowTheyMerge() {
    MapValue ports = property(CORE, "io.k8s.api.core.v1.Container", "ports");

    assertEquals("map", ports.string("x-kubernetes-list-type"));
    assertEquals(
        List.of("containerPort", "protocol"), ports.list("x-kubernetes-list-map-keys").strings());
    assertEquals("containerPort", ports.string("x-kubernetes-patch-merge-key"));
    assertEquals("merge", ports.string("x-kubernetes-patch-strategy"));
  }

  @Test
  void structsThatAreNoPointersDefaultToEmpty() {
    MapValue spec = property(CORE, "io.k8s.api.core.v1.Pod", "spec");
    MapValue affinity = property(CORE, "io.k8s.api.core.v1.PodSpec", "affinity");

    assertEquals(MapValue.EMPTY, spec.find("default"));
    assertEquals(1, spec.list("allOf").size());
    assertFalse(affinity.has("default"));
    assertEquals(
        Value.of("TCP"),
        property(CORE, "io.k8s.api.core.v1.ContainerPort", "protocol").find("default"));
  }

  @Test
  void quantitiesAreStringsOrNumbers() {
    MapValue quantity = schema(CORE, "io.k8s.apimachinery.pkg.api.resource.Quantity");

    assertEquals(2, quantity.list("oneOf").size());
    assertFalse(quantity.has("type"));
  }

  @Test
  void optionsOfMetaAreKindsOfTheDocumentsVersionToo() {
    ListValue kinds =
        schema(APPS, "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions")
            .list("x-kubernetes-group-version-kind");

    assertEquals(2, kinds.size());
    assertEquals("apps", kinds.map(1).string("group"));
  }

  @Test
  void everyReferenceLeadsToADefinition() {
    MapValue schemas = CORE.map("components").map("schemas");

    assertTrue(schemas.size() > 200);
    assertReferences(CORE, schemas);
  }

  private static void assertReferences(Value value, MapValue schemas) {
    switch (value) {
      case MapValue map -> {
        String reference = map.string("$ref").replace("#/components/schemas/", "");
        assertTrue(reference.isEmpty() || schemas.has(reference), reference);
        map.forEach((key, of) -> assertReferences(of, schemas));
      }
      case ListValue list -> list.forEach(of -> assertReferences(of, schemas));
      default -> {}
    }
  }
}
