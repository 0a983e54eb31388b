package io.quarterdeck.registry;

import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;

/** Guards what becomes part of a storage key: nothing in it may lead elsewhere. */
public final class StorageKeys {
  private StorageKeys() {}

  /**
   * Returns {@code name} if it is one path segment.
   *
   * @throws io.quarterdeck.status.ApiException 400 in the words of {@code NamespaceKeyFunc}
   */
  public static String checkedName(String name) {
    if (name.isEmpty()) {
      throw Failures.badRequest("Name parameter required.");
    }
    List<String> wrong = new ArrayList<>(2);
    if (name.equals(".") || name.equals("..")) {
      wrong.add("may not be '" + name + "'");
    } else {
      for (String bad : List.of("/", "%")) {
        if (name.contains(bad)) {
          wrong.add("may not contain '" + bad + "'");
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw Failures.badRequest(
          "Name parameter invalid: " + GoText.quote(name) + ": " + String.join(";", wrong));
    }
    return name;
  }

  /**
   * Returns {@code namespace} if it is one path segment.
   *
   * @throws io.quarterdeck.status.ApiException 500 in the words of the storage layer
   */
  public static String checkedNamespace(String namespace, String directory, String name) {
    if (namespace.equals(".") || namespace.equals("..")) {
      throw Failures.plain500(
          "invalid key: \"/"
              + directory
              + "/"
              + namespace
              + (name.isEmpty() ? "" : "/" + name)
              + "\"");
    }
    return namespace;
  }
}
