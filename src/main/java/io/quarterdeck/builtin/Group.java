package io.quarterdeck.builtin;

import io.quarterdeck.resource.ApiGroup;
import io.quarterdeck.resource.ApiVersion;
import io.quarterdeck.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A built-in API group: its kinds by version, and where discovery lists it. Immutable; each method
 * answers a group that says more.
 */
public final class Group {
  private final String name;
  private final int priority;
  private final List<Version> versions;

  private record Version(String name, int priority, boolean onByDefault, List<Kind> kinds) {}

  private Group(String name, int priority, List<Version> versions) {
    this.name = name;
    this.priority = priority;
    this.versions = List.copyOf(versions);
  }

  /**
   * Begins a group.
   *
   * @param name "" for core
   * @param priority {@code groupPriorityMinimum} of its APIServices
   */
  public static Group named(String name, int priority) {
    return new Group(name, priority, List.of());
  }

  /** Adds a version that is on by default, with its {@code versionPriority} and kinds. */
  public Group version(String version, int versionPriority, Kind... kinds) {
    return plus(new Version(version, versionPriority, true, List.of(kinds)));
  }

  /** Adds a version that only {@code --runtime-config} switches on. */
  public Group optional(String version, int versionPriority, Kind... kinds) {
    return plus(new Version(version, versionPriority, false, List.of(kinds)));
  }

  private Group plus(Version version) {
    List<Version> more = new ArrayList<>(versions);
    more.add(version);
    return new Group(name, priority, more);
  }

  /**
   * Returns what is served of the group; empty if nothing is.
   *
   * @param gateOff tells whether a feature gate was switched off by name: kinds behind it are then
   *     left out. A gate that nobody named does not hide a kind whose version was asked for.
   */
  public Optional<ApiGroup> served(
      RuntimeConfig config, Predicate<String> gateOff, Sources sources) {
    List<ApiVersion> served = new ArrayList<>();
    for (Version version : versions) {
      List<ResourceType> resources = resources(version, config, gateOff, sources);
      if (!resources.isEmpty()) {
        served.add(new ApiVersion(name, version.name, version.priority, resources));
      }
    }
    return served.isEmpty() ? Optional.empty() : Optional.of(new ApiGroup(name, priority, served));
  }

  private List<ResourceType> resources(
      Version version, RuntimeConfig config, Predicate<String> gateOff, Sources sources) {
    return version.kinds.stream()
        .filter(k -> config.serves(name, version.name, k.plural(), version.onByDefault))
        .filter(k -> k.gate().isEmpty() || !gateOff.test(k.gate()))
        .map(k -> k.in(name, version.name, sources))
        .toList();
  }
}
