package io.quarterdeck.resource;

import java.util.Comparator;
import java.util.List;

/**
 * An API group with the versions that are served of it, the preferred one first.
 *
 * @param name "" for core
 * @param priority {@code groupPriorityMinimum} of its APIServices: higher comes first in discovery
 * @param versions never empty, by {@link ApiVersion#priority}
 */
public record ApiGroup(String name, int priority, List<ApiVersion> versions) {
  /** The order of groups in discovery: by priority, then by name. */
  static final Comparator<ApiGroup> ORDER =
      Comparator.comparingInt(ApiGroup::priority).reversed().thenComparing(ApiGroup::name);

  public ApiGroup {
    versions = versions.stream().sorted(ApiVersion.ORDER).toList();
  }

  public ApiVersion preferred() {
    return versions.getFirst();
  }
}
