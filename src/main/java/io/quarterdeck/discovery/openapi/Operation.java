package io.quarterdeck.discovery.openapi;

import java.util.List;
import java.util.Optional;

/**
 * What can be done with one method on one path.
 *
 * @param method in lower case
 * @param action {@code x-kubernetes-action}; "" for documents about the API
 * @param kind what it is about; empty for documents about the API
 * @param parameters sorted by name, those of the path included
 * @param body the definition of what it takes, "" if nothing
 * @param codes of success, each answered with {@code result}
 * @param result the definition of what it gives; "" for a plain string
 */
record Operation(
    String method,
    String id,
    String tag,
    String description,
    String action,
    Optional<Gvk> kind,
    List<Parameter> parameters,
    String body,
    List<Integer> codes,
    String result,
    List<String> consumes,
    List<String> produces) {

  /** A group ("" for core), version and kind. */
  record Gvk(String group, String version, String kind) {}

  static final List<String> ANY = List.of("*/*");
  static final List<String> OBJECTS =
      List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");
  static final List<String> STREAMS =
      List.of(
          "application/json",
          "application/yaml",
          "application/vnd.kubernetes.protobuf",
          "application/json;stream=watch",
          "application/vnd.kubernetes.protobuf;stream=watch");
  static final List<String> PATCHES =
      List.of(
          "application/json-patch+json",
          "application/merge-patch+json",
          "application/strategic-merge-patch+json",
          "application/apply-patch+yaml");

  boolean isBodyRequired() {
    return !body.isEmpty() && !body.endsWith(".DeleteOptions");
  }
}
