package io.quarterdeck.discovery.openapi;

import static io.quarterdeck.discovery.openapi.Operation.ANY;
import static io.quarterdeck.discovery.openapi.Operation.OBJECTS;
import static io.quarterdeck.discovery.openapi.Operation.PATCHES;
import static io.quarterdeck.discovery.openapi.Operation.STREAMS;

import io.quarterdeck.discovery.openapi.Operation.Gvk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the operations of one endpoint: what they have in common is said once. Each method that
 * says more answers a new draft.
 *
 * @param id the group and version as operation ids have it
 * @param kind as operation ids have it
 * @param gvk what the operations take and give
 * @param definition of that kind
 * @param list the definition of its list
 * @param scope the words for the scope in operation ids
 * @param suffix the word at the end of operation ids
 * @param base the parameters of the path
 */
record Draft(
    String id,
    String tag,
    String kind,
    Gvk gvk,
    String definition,
    String list,
    String scope,
    String suffix,
    List<Parameter> base) {

  private static final String DEPRECATED =
      " deprecated: use the 'watch' parameter with a list operation instead";

  Draft(String id, String tag, String kind, Gvk gvk, String definition, String list) {
    this(id, tag, kind, gvk, definition, list, "", "", List.of());
  }

  private Draft with(String newScope, String newSuffix, Parameter more) {
    List<Parameter> parameters = new ArrayList<>(base);
    parameters.add(more);
    return new Draft(id, tag, kind, gvk, definition, list, newScope, newSuffix, parameters);
  }

  /** Within a namespace, if the kind has any. */
  Draft scoped(boolean namespaced) {
    return namespaced ? with("Namespaced", suffix, Parameters.NAMESPACE) : this;
  }

  /** Over all namespaces. */
  Draft everywhere() {
    return new Draft(id, tag, kind, gvk, definition, list, scope, "ForAllNamespaces", base);
  }

  /** Of one object. */
  Draft named(String ofKind) {
    return with(scope, suffix, Parameters.name(ofKind));
  }

  /** Of a subresource. */
  Draft sub(String name) {
    return new Draft(id, tag, kind, gvk, definition, list, scope, Names.capital(name), base);
  }

  Operation list(String description) {
    return operation("get", "list", "", description, "list", Parameters.list())
        .answer(list, List.of(200), STREAMS);
  }

  Operation create(String description) {
    return operation("post", "create", "", description, "post", Parameters.write())
        .taking(definition)
        .answer(definition, List.of(200, 201, 202), OBJECTS);
  }

  Operation deleteCollection() {
    String description = "delete collection of " + kind;
    return operation(
            "delete",
            "delete",
            "Collection",
            description,
            "deletecollection",
            Parameters.deleteCollection())
        .taking(Names.DELETE_OPTIONS)
        .answer(Names.STATUS, List.of(200), OBJECTS);
  }

  Operation read(String description) {
    return operation("get", "read", "", description, "get", List.of())
        .answer(definition, List.of(200), OBJECTS);
  }

  Operation replace(String description) {
    return operation("put", "replace", "", description, "put", Parameters.write())
        .taking(definition)
        .answer(definition, List.of(200, 201), OBJECTS);
  }

  Operation patch(String description) {
    return operation("patch", "patch", "", description, "patch", Parameters.patch())
        .taking(Names.PATCH)
        .answer(definition, List.of(200, 201), OBJECTS);
  }

  Operation delete(String description, String gives) {
    return operation("delete", "delete", "", description, "delete", Parameters.delete())
        .taking(Names.DELETE_OPTIONS)
        .answer(gives, List.of(200, 202), OBJECTS);
  }

  Operation watchList() {
    String description = "watch individual changes to a list of " + kind + "." + DEPRECATED + ".";
    Draft listed = new Draft(id, tag, kind, gvk, definition, list, scope, "List" + suffix, base);
    return listed
        .operation("get", "watch", "", description, "watchlist", Parameters.list())
        .answer(Names.WATCH_EVENT, List.of(200), STREAMS);
  }

  Operation watch() {
    String description =
        "watch changes to an object of kind "
            + kind
            + "."
            + DEPRECATED
            + ", filtered to a single item with the 'fieldSelector' parameter.";
    return operation("get", "watch", "", description, "watch", Parameters.list())
        .answer(Names.WATCH_EVENT, List.of(200), STREAMS);
  }

  Operation log(String description, List<Parameter> options) {
    List<String> produces = new ArrayList<>(List.of("text/plain"));
    produces.addAll(OBJECTS);
    return operation("get", "read", "", description, "get", options)
        .answer("", List.of(200), produces);
  }

  /** A connection carries no {@code pretty}. */
  Operation connect(String method, String description, List<Parameter> options, boolean withPath) {
    List<Parameter> parameters = new ArrayList<>(base);
    parameters.addAll(options);
    if (withPath) {
      parameters.add(Parameters.PATH);
    }
    parameters.sort(Parameter.ORDER);
    return new Operation(
        method,
        "connect"
            + id
            + Names.capital(method)
            + scope
            + kind
            + suffix
            + (withPath ? "WithPath" : ""),
        tag,
        description,
        "connect",
        Optional.of(gvk),
        parameters,
        "",
        List.of(200),
        "",
        ANY,
        ANY);
  }

  private Unfinished operation(
      String method,
      String verb,
      String prefix,
      String description,
      String action,
      List<Parameter> own) {
    List<Parameter> parameters = new ArrayList<>(base);
    parameters.addAll(own);
    parameters.add(Parameters.PRETTY);
    parameters.sort(Parameter.ORDER);
    String name = verb + id + prefix + scope + kind + suffix;
    return new Unfinished(this, method, name, description, action, parameters, "");
  }

  /** An operation of which it is not said yet what it takes and gives. */
  private record Unfinished(
      Draft draft,
      String method,
      String id,
      String description,
      String action,
      List<Parameter> parameters,
      String body) {
    Unfinished taking(String definition) {
      return new Unfinished(draft, method, id, description, action, parameters, definition);
    }

    Operation answer(String definition, List<Integer> codes, List<String> produces) {
      return new Operation(
          method,
          id,
          draft.tag,
          description,
          action,
          Optional.of(draft.gvk),
          parameters,
          body,
          codes,
          definition,
          body.equals(Names.PATCH) ? PATCHES : ANY,
          produces);
    }
  }
}
