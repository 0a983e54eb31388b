package io.quarterdeck.it;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The config maps that these tests write. */
final class Maps {
  static final String PATH = "/api/v1/namespaces/default/configmaps";

  private static final Pattern LIST_VERSION =
      Pattern.compile("\"metadata\":\\{\"resourceVersion\":\"(\\d+)\"");

  private Maps() {}

  static String named(String name) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
        + name
        + "\"}}";
  }

  /** Returns the version of a list. */
  static long version(String list) {
    Matcher version = LIST_VERSION.matcher(list);
    if (!version.find()) {
      throw new AssertionError(list);
    }
    return Long.parseLong(version.group(1));
  }
}
