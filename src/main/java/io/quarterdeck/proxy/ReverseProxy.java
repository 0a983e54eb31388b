package io.quarterdeck.proxy;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Reply.Header;
import io.quarterdeck.status.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Passes a request on to a pod, service or node and its answer back, both as they come ({@code
 * apimachinery/pkg/util/proxy}). Upgrades of connections are not for here.
 */
public final class ReverseProxy {
  /** RFC 9110, 7.6.1: meant for one connection only; and what the client library does itself. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "proxy-connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** What was said to this server only, or is said anew. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of("authorization", "content-length", "expect", "x-forwarded-for", "x-forwarded-uri");

  private static final List<String> NOT_PASSED_ON_PREFIXES = List.of("impersonate-", "x-remote-");

  private ReverseProxy() {}

  /**
   * Passes {@code request} on.
   *
   * @param to without the request's query
   * @throws io.quarterdeck.status.ApiException 503 if the backend does not answer
   */
  public static Reply forward(ApiRequest request, Location to, Backend backend) {
    if (isUpgrade(request.headers())) {
      throw Failures.serviceUnavailable("upgrades of connections are not passed on");
    }
    String path = request.target().path();
    boolean open = path.endsWith("/") && !to.path().endsWith("/");
    Location target =
        new Location(
            to.scheme(),
            to.host(),
            to.port(),
            open ? to.path() + "/" : to.path(),
            request.query().raw());
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (target.path().isEmpty() && reads) {
      return toRoot(request);
    }
    String before =
        path.endsWith(target.path())
            ? path.substring(0, path.length() - target.path().length())
            : path;
    HttpResponse<BackendBody> answer;
    try {
      target.checkPort();
      answer = backend.send(outgoing(request, target, before), target);
    } catch (BackendException e) {
      throw Failures.serviceUnavailable("error trying to reach service: " + e.getMessage());
    }
    return incoming(request, answer, new Redirects(before, target, host(request)));
  }

  static boolean isUpgrade(Headers headers) {
    return headers.all("Connection").stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("upgrade"));
  }

  /** The root has a slash, or relative links on its page would lead elsewhere. */
  private static Reply toRoot(ApiRequest request) {
    String query = request.query().raw();
    String place = request.target().path() + "/" + (query.isEmpty() ? "" : "?" + query);
    return new Reply.Whole(301, "", List.of(new Header("Location", place)), new byte[0]);
  }

  private static String host(ApiRequest request) {
    return request.headers().first("Host").orElse("");
  }

  private static HttpRequest outgoing(ApiRequest request, Location target, String before) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(target.uri());
    Headers headers = request.headers();
    Set<String> dropped = hopByHop(headers.all("Connection"));
    for (String name : headers.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean passes =
          !dropped.contains(lower)
              && !NOT_PASSED_ON.contains(lower)
              && !lower.startsWith(":")
              && NOT_PASSED_ON_PREFIXES.stream().noneMatch(lower::startsWith)
              && (!lower.equals("host") || Backend.namesHosts());
      if (passes) {
        headers.all(name).forEach(value -> builder.header(name, value));
      }
    }
    List<String> through = new ArrayList<>(headers.all("X-Forwarded-For"));
    through.add(request.peer().address());
    builder.header("X-Forwarded-For", String.join(", ", through));
    builder.header("X-Forwarded-Uri", GoPath.join(before, GoPath.escaped(target.path())));
    return builder.method(request.method(), body(request)).build();
  }

  private static Set<String> hopByHop(List<String> connection) {
    Set<String> names = new HashSet<>(HOP_BY_HOP);
    for (String line : connection) {
      for (String name : line.split(",", -1)) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static BodyPublisher body(ApiRequest request) {
    String length = request.headers().first("Content-Length").orElse("");
    boolean chunked = request.headers().first("Transfer-Encoding").isPresent();
    boolean writes = Set.of("POST", "PUT", "PATCH").contains(request.method());
    if (length.equals("0") || length.isEmpty() && !chunked && !writes) {
      return BodyPublishers.noBody();
    }
    BodyPublisher stream = BodyPublishers.ofInputStream(() -> open(request));
    return length.matches("[0-9]{1,18}")
        ? BodyPublishers.fromPublisher(stream, Long.parseLong(length))
        : stream;
  }

  private static InputStream open(ApiRequest request) {
    try {
      return request.body().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply incoming(
      ApiRequest request, HttpResponse<BackendBody> answer, Redirects redirects) {
    Set<String> dropped = hopByHop(answer.headers().allValues("Connection"));
    List<Header> headers = new ArrayList<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              boolean ofOrigins = lower.startsWith("access-control-allow-"); // ours to say
              if (!dropped.contains(lower) && !ofOrigins && !lower.equals("content-type")) {
                boolean place = lower.equals("location");
                values.forEach(v -> headers.add(new Header(name, place ? redirects.of(v) : v)));
              }
            });
    String type = answer.headers().firstValue("Content-Type").orElse("");
    int code = answer.statusCode();
    boolean bodiless = request.method().equals("HEAD") || code == 204 || code == 304;
    if (bodiless) {
      answer.body().close();
      return new Reply.Whole(code, type, headers, new byte[0]);
    }
    return new Reply.Events(code, type, headers, answer.body());
  }
}
