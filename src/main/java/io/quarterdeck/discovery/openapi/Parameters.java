package io.quarterdeck.discovery.openapi;

import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.TypeSchema;
import java.util.ArrayList;
import java.util.List;

/** The parameters that operations share. */
final class Parameters {
  static final Parameter PRETTY =
      query("pretty", "string", "Whether the answer is indented; true for browsers, curl, wget.");
  static final Parameter NAMESPACE =
      path("namespace", "object name and auth scope, such as for teams and projects");
  static final Parameter PATH = path("path", "path to the resource");

  private static final Parameter DRY_RUN =
      query("dryRun", "string", "All: do everything but store the result.");
  private static final Parameter FIELD_MANAGER =
      query(
          "fieldManager", "string", "Who makes this change, in managedFields; at most 128 bytes.");
  private static final Parameter FIELD_VALIDATION =
      query(
          "fieldValidation",
          "string",
          "What to do about unknown and duplicate fields: Ignore, Warn (the default) or Strict.");
  private static final Parameter FORCE =
      query("force", "boolean", "For apply patches: take over fields that others own.");
  private static final List<Parameter> SELECTION =
      List.of(
          query("continue", "string", "The continue token of the page before."),
          query("fieldSelector", "string", "Restricts the list to objects with these fields."),
          query("labelSelector", "string", "Restricts the list to objects with these labels."),
          query("limit", "integer", "The most objects to return in one page."),
          query("resourceVersion", "string", "Which state of the objects to answer from."),
          query(
              "resourceVersionMatch",
              "string",
              "How resourceVersion is meant: Exact or NotOlderThan."),
          query("sendInitialEvents", "boolean", "Whether a watch begins with the current state."),
          query("shardSelector", "string", "Restricts the list to one shard of the objects."),
          query("timeoutSeconds", "integer", "After how many seconds the server ends the call."));
  private static final List<Parameter> DELETION =
      List.of(
          DRY_RUN,
          query("gracePeriodSeconds", "integer", "How long the object may take to end."),
          query(
              "ignoreStoreReadErrorWithClusterBreakingPotential",
              "boolean",
              "Delete an object that cannot be read, finalizers or not."),
          query("orphanDependents", "boolean", "Deprecated: use propagationPolicy."),
          query(
              "propagationPolicy",
              "string",
              "What becomes of dependents: Orphan, Background or Foreground."));

  private Parameters() {}

  static Parameter query(String name, String type, String description) {
    return new Parameter(name, "query", type, description);
  }

  static Parameter path(String name, String description) {
    return new Parameter(name, "path", "string", description);
  }

  /** The name of an object of {@code kind}. */
  static Parameter name(String kind) {
    return path("name", "name of the " + kind);
  }

  static List<Parameter> list() {
    List<Parameter> all = new ArrayList<>(SELECTION);
    all.add(query("allowWatchBookmarks", "boolean", "Whether the watch may send BOOKMARK events."));
    all.add(query("watch", "boolean", "Watch for changes rather than list."));
    return all;
  }

  static List<Parameter> write() {
    return List.of(DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION);
  }

  static List<Parameter> patch() {
    return List.of(DRY_RUN, FIELD_MANAGER, FIELD_VALIDATION, FORCE);
  }

  static List<Parameter> delete() {
    return DELETION;
  }

  static List<Parameter> deleteCollection() {
    List<Parameter> all = new ArrayList<>(SELECTION);
    all.addAll(DELETION);
    return all;
  }

  /** The options of a connection, one for each field of their kind. */
  static List<Parameter> of(TypeSchema options, Texts texts) {
    List<Parameter> all = new ArrayList<>();
    for (Field field : options.fields()) {
      if (field.type() instanceof FieldType.Of(Scalar scalar) && scalar == Scalar.TIME) {
        continue; // a query has no way to write it that upstream declares
      }
      all.add(query(field.name(), typeOf(field.type()), texts.of(options, field)));
    }
    return all;
  }

  /** A list may come several times in the query, so it has the type of its elements. */
  private static String typeOf(FieldType type) {
    return switch (type) {
      case FieldType.ListOf list -> typeOf(list.element());
      case FieldType.Of(Scalar scalar) ->
          switch (scalar) {
            case BOOL -> "boolean";
            case INT32, INT64 -> "integer";
            default -> "string";
          };
      default -> "string";
    };
  }
}
