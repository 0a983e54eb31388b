package io.quarterdeck.merge.apply;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.GoText;

/**
 * What tells the entries of managed fields apart.
 *
 * @param operation {@value #APPLY} or {@value #UPDATE}
 * @param apiVersion of updates; "" for applies, of which a manager has one whatever the version
 * @param subresource through which it wrote, "" if none
 */
record ManagerId(String manager, String operation, String apiVersion, String subresource)
    implements Comparable<ManagerId> {
  static final String APPLY = "Apply";
  static final String UPDATE = "Update";

  static ManagerId applying(String manager, Endpoint endpoint) {
    return new ManagerId(named(manager), APPLY, "", endpoint.subresource());
  }

  static ManagerId updating(String manager, Endpoint endpoint) {
    return new ManagerId(named(manager), UPDATE, endpoint.apiVersion(), endpoint.subresource());
  }

  private static String named(String manager) {
    return manager.isEmpty() ? "unknown" : manager;
  }

  boolean applies() {
    return operation.equals(APPLY);
  }

  /** Upstream identifies and sorts managers by this JSON. */
  private String json() {
    MapValue.Builder members = MapValue.builder();
    put(members, "manager", manager);
    put(members, "operation", operation);
    put(members, "apiVersion", apiVersion);
    put(members, "subresource", subresource);
    return GoText.json(members.build());
  }

  private static void put(MapValue.Builder members, String name, String value) {
    if (!value.isEmpty()) {
      members.put(name, Value.of(value));
    }
  }

  @Override
  public int compareTo(ManagerId other) {
    return json().compareTo(other.json());
  }

  /** Returns the manager as conflicts name it. */
  String message() {
    return GoText.quote(manager)
        + (subresource.isEmpty() ? "" : " with subresource " + GoText.quote(subresource))
        + (applies() ? "" : " using " + apiVersion);
  }
}
