package io.quarterdeck.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a method and a path mean to authorization, flow control and audit ({@code
 * k8s.io/apiserver/pkg/endpoints/request.RequestInfoFactory}). Whether such a resource exists, and
 * what is done with it, is the router's business.
 */
public record RequestInfo(Verb verb, Target target) {
  private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

  /**
   * @param method in upper case
   * @param path decoded; an encoded slash counts as one
   */
  public static RequestInfo of(String method, String path, Query query) {
    List<String> parts = segments(path);
    boolean groupless = !parts.isEmpty() && parts.get(0).equals("api");
    boolean grouped = !parts.isEmpty() && parts.get(0).equals("apis");
    if (parts.size() < 3 || !(groupless || grouped) || grouped && parts.size() < 4) {
      return new RequestInfo(Verb.OTHER, nonResource(path));
    }
    String group = grouped ? parts.get(1) : "";
    int at = grouped ? 2 : 1;
    String version = parts.get(at++);
    return resource(
        method, path, query, group, version, new ArrayList<>(parts.subList(at, parts.size())));
  }

  private static RequestInfo resource(
      String method, String path, Query query, String group, String version, List<String> rest) {
    Verb verb = verb(method);
    boolean special = rest.get(0).equals("watch") || rest.get(0).equals("proxy");
    if (special) {
      verb = rest.get(0).equals("watch") ? Verb.WATCH : Verb.PROXY;
      rest = rest.subList(1, rest.size());
    }
    String namespace = "";
    if (!rest.isEmpty() && rest.get(0).equals("namespaces") && rest.size() > 1) {
      namespace = rest.get(1);
      if (rest.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(rest.get(2))) {
        rest = rest.subList(2, rest.size());
      }
    }
    String resource = rest.isEmpty() ? "" : rest.get(0);
    String name = rest.size() > 1 ? rest.get(1) : "";
    String subresource = rest.size() > 2 && !special ? rest.get(2) : "";
    if (name.isEmpty() && verb == Verb.GET) {
      verb = watches(query) ? Verb.WATCH : Verb.LIST;
      name = selectedName(query).orElse("");
    } else if (name.isEmpty() && verb == Verb.WATCH) {
      name = selectedName(query).orElse("");
    } else if (name.isEmpty() && verb == Verb.DELETE) {
      verb = Verb.DELETECOLLECTION;
    }
    return new RequestInfo(
        verb, new Target(true, path, group, version, namespace, resource, subresource, name));
  }

  /** Splits a path at its slashes; leading and trailing ones do not count, others do. */
  public static List<String> segments(String path) {
    int from = 0;
    int to = path.length();
    while (from < to && path.charAt(from) == '/') {
      from++;
    }
    while (to > from && path.charAt(to - 1) == '/') {
      to--;
    }
    return from == to ? List.of() : Arrays.asList(path.substring(from, to).split("/", -1));
  }

  private static Target nonResource(String path) {
    return new Target(false, path, "", "", "", "", "", "");
  }

  private static Verb verb(String method) {
    return switch (method) {
      case "GET", "HEAD" -> Verb.GET;
      case "POST" -> Verb.CREATE;
      case "PUT" -> Verb.UPDATE;
      case "PATCH" -> Verb.PATCH;
      case "DELETE" -> Verb.DELETE;
      default -> Verb.OTHER;
    };
  }

  /** Any value of {@code watch} but false and 0 asks for a watch, the empty one too. */
  public static boolean watches(Query query) {
    if (!query.has("watch")) {
      return false;
    }
    String value = query.get("watch").toLowerCase(Locale.ROOT);
    return !value.equals("false") && !value.equals("0");
  }

  /** The name that a field selector asks for goes into authorization. */
  private static Optional<String> selectedName(Query query) {
    for (String term : query.get("fieldSelector").split(",", -1)) {
      int equals = term.indexOf('=');
      if (equals > 0 && term.substring(0, equals).equals("metadata.name")) {
        String name = term.substring(term.startsWith("==", equals) ? equals + 2 : equals + 1);
        return isPathSegment(name) ? Optional.of(name) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isPathSegment(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('%') < 0;
  }
}
