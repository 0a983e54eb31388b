package io.quarterdeck.resource;

import java.util.Comparator;
import java.util.List;

/**
 * One served version of an API group.
 *
 * @param group "" for core
 * @param priority {@code versionPriority} of its APIService: higher is preferred
 * @param types its resources, by plural
 */
public record ApiVersion(String group, String version, int priority, List<ResourceType> types) {
  /** The order of versions in discovery: by priority, then newer and more stable first. */
  static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::priority)
          .reversed()
          .thenComparing(ApiVersion::version, VersionOrder.NEWEST_FIRST);

  public ApiVersion {
    types = types.stream().sorted(Comparator.comparing(ResourceType::plural)).toList();
  }

  /** Returns the version as {@code apiVersion} fields write it: {@code v1}, {@code apps/v1}. */
  public String groupVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }
}
