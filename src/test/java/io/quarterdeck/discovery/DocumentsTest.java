package io.quarterdeck.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Catalog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final Catalog CATALOG =
      Builtins.catalog(RuntimeConfig.of(Map.of("extensions/v1beta1", "false")), gate -> false);
  private static final Documents DOCUMENTS = new Documents(CATALOG, "10.1.2.3:6443");

  private static String json(MapValue document) {
    return new String(Json.write(document), StandardCharsets.UTF_8);
  }

  @Test
  void aGroupNamesItsVersionsAndThePreferredOne() {
    String group = json(DOCUMENTS.at("/apis/autoscaling").orElseThrow());

    assertEquals(
        "{\"kind\":\"APIGroup\",\"apiVersion\":\"v1\",\"name\":\"autoscaling\",\"versions\":["
            + "{\"groupVersion\":\"autoscaling/v2\",\"version\":\"v2\"},"
            + "{\"groupVersion\":\"autoscaling/v1\",\"version\":\"v1\"}],"
            + "\"preferredVersion\":{\"groupVersion\":\"autoscaling/v2\",\"version\":\"v2\"}}",
        group);
  }

  @Test
  void aVersionListsItsResourcesAndSubresources() {
    String list = json(DOCUMENTS.at("/apis/policy/v1").orElseThrow());

    assertEquals(
        "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\",\"groupVersion\":\"policy/v1\","
            + "\"resources\":[{\"name\":\"poddisruptionbudgets\","
            + "\"singularName\":\"poddisruptionbudget\",\"namespaced\":true,"
            + "\"kind\":\"PodDisruptionBudget\",\"verbs\":[\"create\",\"delete\","
            + "\"deletecollection\",\"get\",\"list\",\"patch\",\"update\",\"watch\"],"
            + "\"shortNames\":[\"pdb\"],\"storageVersionHash\":\"EVWiDmWqyJw=\"},"
            + "{\"name\":\"poddisruptionbudgets/status\",\"singularName\":\"\","
            + "\"namespaced\":true,\"kind\":\"PodDisruptionBudget\","
            + "\"verbs\":[\"get\",\"patch\",\"update\"]}]}",
        list);
  }

  @Test
  void theCoreResourceListHasNoApiVersion() {
    assertFalse(DOCUMENTS.at("/api/v1").orElseThrow().has("apiVersion"));
  }

  @Test
  void theListOfGroupsLeavesOutCore() {
    MapValue list = DOCUMENTS.at("/apis").orElseThrow();

    List<String> names = list.list("groups").maps().stream().map(g -> g.string("name")).toList();

    assertEquals(20, names.size());
    assertEquals(List.of("apiregistration.k8s.io", "apps"), names.subList(0, 2));
  }

  @Test
  void theAggregatedDocumentNamesForeignKindsOfSubresources() {
    String core = json(DOCUMENTS.aggregatedAt("/api").orElseThrow().document());

    assertTrue(core.startsWith("{\"kind\":\"APIGroupDiscoveryList\""));
    assertTrue(
        core.contains(
            "{\"subresource\":\"eviction\",\"responseKind\":{\"group\":\"policy\","
                + "\"version\":\"v1\",\"kind\":\"Eviction\"},\"verbs\":[\"create\"]}"));
  }

  @Test
  void theEtagIsADigestOfTheContent() {
    String etag = DOCUMENTS.aggregatedAt("/apis").orElseThrow().etag();

    assertTrue(etag.matches("\"[0-9A-F]{128}\""));
    assertEquals(
        etag, new Documents(CATALOG, "elsewhere:1").aggregatedAt("/apis").orElseThrow().etag());
  }
}
