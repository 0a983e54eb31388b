package io.quarterdeck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.resource.ApiVersion;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuiltinsTest {
  private static Catalog catalog(Map<String, String> runtimeConfig) {
    return Builtins.catalog(RuntimeConfig.of(runtimeConfig), gate -> false, NamedTypes.SOURCES);
  }

  private static List<String> versions(Catalog catalog) {
    return catalog.groups().stream()
        .flatMap(g -> g.versions().stream())
        .map(ApiVersion::groupVersion)
        .toList();
  }

  private static ResourceType type(Catalog catalog, String group, String version, String plural) {
    return catalog.find(group, version, plural).orElseThrow();
  }

  @Test
  void stableVersionsAreOnByDefault() {
    List<String> versions = versions(catalog(Map.of("extensions/v1beta1", "false")));

    assertEquals(22, versions.size());
    assertTrue(versions.stream().noneMatch(v -> v.contains("alpha") || v.contains("beta")));
  }

  @Test
  void allVersionsCanBeSwitchedOn() {
    Map<String, String> all = Map.of("api/all", "true", "extensions/v1beta1", "false");

    assertEquals(36, versions(catalog(all)).size());
  }

  @Test
  void aGateThatIsOffHidesItsKinds() {
    RuntimeConfig all = RuntimeConfig.of(Map.of("api/all", "true"));

    Catalog catalog = Builtins.catalog(all, "GenericWorkload"::equals, NamedTypes.SOURCES);

    assertTrue(catalog.find("scheduling.k8s.io", "v1alpha2", "podgroups").isEmpty());
    assertTrue(catalog.find("scheduling.k8s.io", "v1", "priorityclasses").isPresent());
  }

  @Test
  void groupsComeByPriorityAndVersionsToo() {
    List<String> versions = versions(catalog(Map.of("api/all", "true")));

    assertEquals(
        List.of("v1", "apiregistration.k8s.io/v1", "apps/v1").toString(),
        List.of(versions.get(1), versions.get(0), versions.get(2)).toString());
    assertTrue(versions.indexOf("autoscaling/v2") < versions.indexOf("autoscaling/v1"));
    assertTrue(
        versions.indexOf("resource.k8s.io/v1beta1") < versions.indexOf("resource.k8s.io/v1alpha3"));
  }

  @Test
  void versionsOfAKindShareItsStorage() {
    Catalog catalog = catalog(Map.of("api/all", "true"));

    ResourceType stable = type(catalog, "resource.k8s.io", "v1", "resourceclaims");
    ResourceType beta = type(catalog, "resource.k8s.io", "v1beta1", "resourceclaims");
    ResourceType coreEvent = type(catalog, "", "v1", "events");
    ResourceType event = type(catalog, "events.k8s.io", "v1", "events");

    assertSame(stable.stored().orElseThrow(), beta.stored().orElseThrow());
    assertSame(coreEvent.stored().orElseThrow(), event.stored().orElseThrow());
  }

  @Test
  void directoriesAreUnique() {
    Set<String> directories = new HashSet<>();

    catalog(Map.of("api/all", "true"))
        .stored()
        .forEach(kind -> assertTrue(directories.add(kind.directory()), kind.directory()));

    assertTrue(directories.contains("minions"));
    assertTrue(directories.contains("services/specs"));
    assertTrue(directories.contains("ingress"));
  }

  @Test
  void selectorsNameTheKindsOwnFields() {
    ResourceType pods = type(catalog(Map.of()), "", "v1", "pods");

    assertEquals("spec.nodeName", pods.fieldLabels().stored("spec.host").orElseThrow());
    assertEquals(
        "field label not supported: spec.hostname", pods.fieldLabels().refuse("spec.hostname"));
  }

  @Test
  void refusalsAreWordedAsTheKindWordsThem() {
    Catalog catalog = catalog(Map.of());

    assertEquals(
        "\"data.k\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"",
        type(catalog, "", "v1", "configmaps").fieldLabels().refuse("data.k"));
    assertEquals(
        "field label \"status.failed\" not supported for Job",
        type(catalog, "batch", "v1", "jobs").fieldLabels().refuse("status.failed"));
    assertEquals(
        "field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: x",
        type(catalog, "resource.k8s.io", "v1", "resourceslices").fieldLabels().refuse("x"));
    assertFalse(
        type(catalog, "", "v1", "nodes").fieldLabels().stored("metadata.namespace").isPresent());
  }

  @Test
  void eventsOfBothGroupsSelectTheSameFields() {
    ResourceType events = type(catalog(Map.of()), "events.k8s.io", "v1", "events");

    assertEquals(
        "involvedObject.kind", events.fieldLabels().stored("regarding.kind").orElseThrow());
    assertTrue(events.fieldLabels().stored("involvedObject.kind").isEmpty());
  }
}
