package io.quarterdeck.resource;

import java.util.List;

/**
 * How the objects of a kind are kept, whatever versions of it are served.
 *
 * @param group of the stored version; "" for core
 * @param version the stored version
 * @param kind the kind's name
 * @param directory below the prefix, such as {@code pods} or {@code services/specs}
 * @param namespaced whether the key has a namespace
 * @param fields the selectable fields besides metadata's, those with an index included
 */
public record StoredKind(
    String group,
    String version,
    String kind,
    String directory,
    boolean namespaced,
    List<SelectableField> fields) {
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /**
   * Returns the key below the prefix (no leading slash); {@code namespace} is ignored if
   * cluster-scoped.
   */
  public String key(String namespace, String name) {
    return namespaced ? directory + "/" + namespace + "/" + name : directory + "/" + name;
  }
}
