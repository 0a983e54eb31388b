package io.quarterdeck.discovery;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.Format;
import io.quarterdeck.resource.ApiGroup;
import io.quarterdeck.resource.ApiVersion;
import io.quarterdeck.resource.Catalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All discovery documents of one catalog, by path, and their encodings once they are made. */
final class Documents {
  private final Catalog catalog;
  private final Map<String, MapValue> byPath = new HashMap<>();
  private final Aggregated core;
  private final Aggregated others;

  /** The encodings that were asked for: at most one of each kind for each document. */
  private final Map<Rendition, byte[]> encoded = new ConcurrentHashMap<>();

  /** One encoding of the document at a path. */
  record Rendition(String path, boolean aggregated, Format format, boolean pretty) {}

  /** An aggregated document and its ETag. */
  record Aggregated(MapValue document, String etag) {
    static Aggregated of(List<ApiGroup> groups) {
      MapValue document = AggregatedDiscovery.list(groups);
      return new Aggregated(document, AggregatedDiscovery.etag(document));
    }
  }

  /** Writes the documents of {@code catalog}; {@code address} is the server's own. */
  Documents(Catalog catalog, String address) {
    this.catalog = catalog;
    byPath.put("/api", LegacyDiscovery.apiVersions(address));
    byPath.put("/apis", LegacyDiscovery.groupList(catalog));
    for (ApiGroup group : catalog.groups()) {
      if (!group.name().isEmpty()) {
        byPath.put("/apis/" + group.name(), LegacyDiscovery.group(group));
      }
      for (ApiVersion version : group.versions()) {
        byPath.put(path(version), LegacyDiscovery.resourceList(version));
      }
    }
    core = Aggregated.of(groups(true));
    others = Aggregated.of(groups(false));
  }

  private List<ApiGroup> groups(boolean ofCore) {
    return catalog.groups().stream().filter(g -> g.name().isEmpty() == ofCore).toList();
  }

  private static String path(ApiVersion version) {
    return (version.group().isEmpty() ? "/api/" : "/apis/") + version.groupVersion();
  }

  /** Returns the bytes of {@code rendition}, which {@code write} makes the first time. */
  byte[] encoded(Rendition rendition, Supplier<byte[]> write) {
    return encoded.computeIfAbsent(rendition, r -> write.get());
  }

  Catalog catalog() {
    return catalog;
  }

  /** Returns the document at {@code path}, which has no slash at its end. */
  Optional<MapValue> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** Returns the aggregated document of {@code /api} or {@code /apis}. */
  Optional<Aggregated> aggregatedAt(String path) {
    return switch (path) {
      case "/api" -> Optional.of(core);
      case "/apis" -> Optional.of(others);
      default -> Optional.empty();
    };
  }
}
