package io.quarterdeck.discovery.openapi;

import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;

/** How operations are named and tagged, and the names of meta's definitions. */
final class Names {
  static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
  static final String STATUS = META + "Status";
  static final String DELETE_OPTIONS = META + "DeleteOptions";
  static final String PATCH = META + "Patch";
  static final String WATCH_EVENT = META + "WatchEvent";

  private Names() {}

  /** Returns a group and version as ids have it: {@code RbacAuthorizationV1}. */
  static String id(String group, String version) {
    String camel = camel(group);
    return capital(camel) + capital(version);
  }

  /** Returns a group as tags and ids have it: {@code rbacAuthorization}. */
  static String camel(String group) {
    if (group.isEmpty()) {
      return "core";
    }
    String plain = group.endsWith(".k8s.io") ? group.substring(0, group.length() - 7) : group;
    StringBuilder camel = new StringBuilder();
    for (String part : plain.split("[.-]")) {
      camel.append(camel.isEmpty() ? part : capital(part));
    }
    return camel.toString();
  }

  static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** Returns the definition of a kind, "" if the registry has none. */
  static String definition(Types types, String group, String version, String kind) {
    return types.find(group, version, kind).map(StructType::name).orElse("");
  }
}
