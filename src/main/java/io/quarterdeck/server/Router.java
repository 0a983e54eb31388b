package io.quarterdeck.server;

import io.quarterdeck.registry.PatchType;
import io.quarterdeck.registry.Route;
import io.quarterdeck.registry.Served;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.resource.ApiGroup;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.Subresource;
import io.quarterdeck.resource.Subresource.Role;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a path leads to among the types of one catalog, and whether the method is one of its
 * (upstream's installed routes). Immutable: a new catalog gets a new router.
 */
final class Router {
  private static final String NAMESPACES = "namespaces";

  private final Catalog catalog;
  private final Map<ResourceType, Served> served = new IdentityHashMap<>();

  Router(Catalog catalog) {
    this.catalog = catalog;
    catalog.types().forEach(type -> served.put(type, new Served(type)));
  }

  Catalog catalog() {
    return catalog;
  }

  /**
   * Returns the route of a resource path.
   *
   * @return empty if the group is not served: the answer is the page for unknown paths
   * @throws ApiException 404 for an unknown path of a group, 405 for a method that the path has not
   */
  Optional<Route> route(ApiRequest request) {
    List<String> parts = RequestInfo.segments(request.target().path());
    boolean core = parts.get(0).equals("api");
    String groupName = core ? "" : parts.get(1);
    Optional<ApiGroup> group = catalog.group(groupName);
    if (group.isEmpty()) {
      return Optional.empty();
    }
    int at = core ? 1 : 2;
    String version = parts.get(at);
    List<String> rest = parts.subList(at + 1, parts.size());
    Route route = find(groupName, version, rest).orElseThrow(Failures::notFoundPath);
    checkMethod(route, request);
    return Optional.of(route);
  }

  private Optional<Route> find(String group, String version, List<String> rest) {
    boolean watch = rest.get(0).equals("watch");
    List<String> parts = watch ? rest.subList(1, rest.size()) : rest;
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Optional<Route> own = clusterWide(group, version, parts, watch);
    return own.isPresent() ? own : inNamespace(group, version, parts, watch);
  }

  /** {@code plural[/name[/subresource]]}: cluster-scoped types, and collections of all others. */
  private Optional<Route> clusterWide(
      String group, String version, List<String> parts, boolean watch) {
    return catalog
        .find(group, version, parts.get(0))
        .filter(type -> !type.namespaced() || parts.size() == 1 && type.verbs().contains("list"))
        .flatMap(type -> route(type, "", false, parts.subList(1, parts.size()), watch));
  }

  /** {@code namespaces/ns/plural[/name[/subresource]]}. */
  private Optional<Route> inNamespace(
      String group, String version, List<String> parts, boolean watch) {
    if (parts.size() < 3 || !parts.get(0).equals(NAMESPACES)) {
      return Optional.empty();
    }
    return catalog
        .find(group, version, parts.get(2))
        .filter(ResourceType::namespaced)
        .flatMap(type -> route(type, parts.get(1), true, parts.subList(3, parts.size()), watch));
  }

  /**
   * @param path what follows the plural
   */
  private Optional<Route> route(
      ResourceType type, String namespace, boolean inNamespace, List<String> path, boolean watch) {
    Served it = java.util.Objects.requireNonNull(served.get(type));
    if (path.isEmpty()) {
      boolean across = type.namespaced() && !inNamespace;
      return Optional.of(new Route(it, Optional.empty(), namespace, "", across, watch, ""));
    }
    String name = path.get(0);
    if (path.size() == 1) {
      return hasItems(type)
          ? Optional.of(new Route(it, Optional.empty(), namespace, name, false, watch, ""))
          : Optional.empty();
    }
    String rest = path.size() > 2 ? "/" + String.join("/", path.subList(2, path.size())) : "";
    return type.subresource(path.get(1))
        .filter(s -> !watch && (rest.isEmpty() || s.role() == Role.CONNECT))
        .map(s -> new Route(it, Optional.of(s), namespace, name, false, false, rest));
  }

  private static boolean hasItems(ResourceType type) {
    return type.verbs().stream().anyMatch(List.of("get", "update", "patch", "delete")::contains);
  }

  private static void checkMethod(Route route, ApiRequest request) {
    String method = request.method();
    boolean collection = route.isCollection();
    boolean allowed =
        route.isWatchPath()
            ? method.equals("GET") && route.type().verbs().contains("watch")
            : route.subresource().isPresent()
                ? allows(route.subresource().get(), method)
                : route.type().verbs().contains(verb(method, collection))
                    && (method.equals("GET") || !route.acrossNamespaces());
    if (!allowed) {
      throw Failures.methodNotAllowed();
    }
    if (route.subresource().filter(s -> s.role() == Role.CONNECT).isPresent()) {
      return; // takes and gives what the other end does
    }
    if (method.equals("PATCH")) {
      PatchType.of(request); // the router knows media types of patches only
    }
    boolean lists = collection && method.equals("GET") || route.isWatchPath();
    Negotiation.route(request, lists);
  }

  private static boolean allows(Subresource subresource, String method) {
    boolean anything = subresource.role() == Role.CONNECT && subresource.verbs().contains("update");
    return anything && (method.equals("HEAD") || method.equals("OPTIONS"))
        || subresource.verbs().contains(verb(method, false))
        || method.equals("POST") && subresource.verbs().contains("create");
  }

  private static String verb(String method, boolean collection) {
    return switch (method) {
      case "GET" -> collection ? "list" : "get";
      case "POST" -> collection ? "create" : "";
      case "PUT" -> collection ? "" : "update";
      case "PATCH" -> collection ? "" : "patch";
      case "DELETE" -> collection ? "deletecollection" : "delete";
      default -> "";
    };
  }
}
