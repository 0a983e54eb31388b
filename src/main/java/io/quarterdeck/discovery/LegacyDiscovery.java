package io.quarterdeck.discovery;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.ApiGroup;
import io.quarterdeck.resource.ApiVersion;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.resource.Subresource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Writes the discovery documents of {@code meta.k8s.io/v1}: which groups, versions and resources
 * there are, one document for each. Keys come in the order of the Go types.
 */
final class LegacyDiscovery {
  private static final int HASHED_BYTES = 8; // of the digest that storageVersionHash shows

  private LegacyDiscovery() {}

  /**
   * The document of {@code /api}.
   *
   * @param address {@code host:port} under which clients from anywhere reach the server
   */
  static MapValue apiVersions(String address) {
    return MapValue.of(
        "kind",
        Value.of("APIVersions"),
        "versions",
        ListValue.ofStrings(List.of("v1")),
        "serverAddressByClientCIDRs",
        ListValue.of(
            MapValue.of("clientCIDR", Value.of("0.0.0.0/0"), "serverAddress", Value.of(address))));
  }

  /** The document of {@code /apis}. */
  static MapValue groupList(Catalog catalog) {
    List<MapValue> groups =
        catalog.groups().stream()
            .filter(g -> !g.name().isEmpty())
            .map(g -> group(g, MapValue.builder()))
            .toList();
    return MapValue.of(
        "kind", Value.of("APIGroupList"),
        "apiVersion", Value.of("v1"),
        "groups", ListValue.of(groups));
  }

  /** The document of {@code /apis/<group>}. */
  static MapValue group(ApiGroup group) {
    return group(group, MapValue.builder().put("kind", "APIGroup").put("apiVersion", "v1"));
  }

  private static MapValue group(ApiGroup group, MapValue.Builder document) {
    return document
        .put("name", group.name())
        .put(
            "versions",
            ListValue.of(group.versions().stream().map(LegacyDiscovery::version).toList()))
        .put("preferredVersion", version(group.preferred()))
        .build();
  }

  private static MapValue version(ApiVersion version) {
    return MapValue.of(
        "groupVersion", Value.of(version.groupVersion()), "version", Value.of(version.version()));
  }

  /** The document of {@code /api/v1} or {@code /apis/<group>/<version>}. */
  static MapValue resourceList(ApiVersion version) {
    MapValue.Builder document = MapValue.builder().put("kind", "APIResourceList");
    if (!version.group().isEmpty()) {
      document.put("apiVersion", "v1"); // upstream forgot it for core, and clients know it so
    }
    List<MapValue> resources = new ArrayList<>();
    for (ResourceType type : version.types()) {
      resources.add(resource(type));
      type.subresources().forEach(s -> resources.add(subresource(type, s)));
    }
    return document
        .put("groupVersion", version.groupVersion())
        .put("resources", ListValue.of(resources))
        .build();
  }

  private static MapValue resource(ResourceType type) {
    MapValue.Builder row =
        MapValue.builder()
            .put("name", type.plural())
            .put("singularName", type.singular())
            .put("namespaced", type.namespaced())
            .put("kind", type.kind())
            .put("verbs", ListValue.ofStrings(type.verbs()));
    putUnlessEmpty(row, "shortNames", type.shortNames());
    putUnlessEmpty(row, "categories", type.categories());
    type.stored().ifPresent(kept -> row.put("storageVersionHash", storageVersionHash(kept)));
    return row.build();
  }

  private static MapValue subresource(ResourceType type, Subresource subresource) {
    MapValue.Builder row =
        MapValue.builder()
            .put("name", type.plural() + "/" + subresource.name())
            .put("singularName", "")
            .put("namespaced", type.namespaced());
    if (isForeign(type, subresource)) {
      row.put("group", subresource.group()).put("version", subresource.version());
    }
    return row.put("kind", subresource.kind())
        .put("verbs", ListValue.ofStrings(subresource.verbs()))
        .build();
  }

  /** Tells whether the subresource's kind is of another group version than the resource. */
  static boolean isForeign(ResourceType type, Subresource subresource) {
    return !subresource.group().equals(type.group())
        || !subresource.version().equals(type.version());
  }

  static void putUnlessEmpty(MapValue.Builder row, String key, List<String> values) {
    if (!values.isEmpty()) {
      row.put(key, ListValue.ofStrings(values));
    }
  }

  /**
   * Returns what tells clients that the stored form of a kind has changed: the start of a digest of
   * its group, version and kind (upstream's {@code discovery.StorageVersionHash}).
   */
  static String storageVersionHash(StoredKind kept) {
    String text = kept.group() + "/" + kept.version() + "/" + kept.kind();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, HASHED_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
