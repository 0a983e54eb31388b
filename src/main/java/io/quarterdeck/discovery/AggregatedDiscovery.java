package io.quarterdeck.discovery;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.ApiGroup;
import io.quarterdeck.resource.ApiVersion;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.Subresource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes the document that tells everything at once: {@code apidiscovery.k8s.io/v2
 * APIGroupDiscoveryList} (KEP-3352).
 */
final class AggregatedDiscovery {
  private AggregatedDiscovery() {}

  /** The document of {@code groups}, in their order. */
  static MapValue list(List<ApiGroup> groups) {
    return MapValue.builder()
        .put("kind", "APIGroupDiscoveryList")
        .put("apiVersion", "apidiscovery.k8s.io/v2")
        .put("metadata", MapValue.EMPTY)
        .put("items", ListValue.of(groups.stream().map(AggregatedDiscovery::group).toList()))
        .build();
  }

  /**
   * Returns the ETag of a list, quoted: a digest of its JSON without kind and apiVersion, so that
   * every encoding has the same (and the same as kube-apiserver's).
   */
  static String etag(MapValue list) {
    byte[] json = Json.write(list.without("kind").without("apiVersion"));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(json);
      return '"' + HexFormat.of().withUpperCase().formatHex(digest) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }

  private static MapValue group(ApiGroup group) {
    MapValue metadata =
        group.name().isEmpty() ? MapValue.EMPTY : MapValue.of("name", Value.of(group.name()));
    return MapValue.of(
        "metadata",
        metadata,
        "versions",
        ListValue.of(group.versions().stream().map(AggregatedDiscovery::version).toList()));
  }

  private static MapValue version(ApiVersion version) {
    return MapValue.of(
        "version", Value.of(version.version()),
        "resources",
            ListValue.of(version.types().stream().map(AggregatedDiscovery::resource).toList()),
        "freshness", Value.of("Current"));
  }

  private static MapValue resource(ResourceType type) {
    MapValue.Builder row =
        MapValue.builder()
            .put("resource", type.plural())
            .put("responseKind", responseKind("", "", type.kind()))
            .put("scope", type.namespaced() ? "Namespaced" : "Cluster")
            .put("singularResource", type.singular())
            .put("verbs", ListValue.ofStrings(type.verbs()));
    LegacyDiscovery.putUnlessEmpty(row, "shortNames", type.shortNames());
    LegacyDiscovery.putUnlessEmpty(row, "categories", type.categories());
    if (!type.subresources().isEmpty()) {
      row.put(
          "subresources",
          ListValue.of(type.subresources().stream().map(s -> subresource(type, s)).toList()));
    }
    return row.build();
  }

  private static MapValue subresource(ResourceType type, Subresource subresource) {
    boolean foreign = LegacyDiscovery.isForeign(type, subresource);
    return MapValue.of(
        "subresource",
        Value.of(subresource.name()),
        "responseKind",
        responseKind(
            foreign ? subresource.group() : "",
            foreign ? subresource.version() : "",
            subresource.kind()),
        "verbs",
        ListValue.ofStrings(subresource.verbs()));
  }

  private static MapValue responseKind(String group, String version, String kind) {
    return MapValue.of(
        "group", Value.of(group), "version", Value.of(version), "kind", Value.of(kind));
  }
}
