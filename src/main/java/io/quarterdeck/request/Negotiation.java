package io.quarterdeck.request;

import io.quarterdeck.request.Transform.Kind;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Agrees with a client on the representation of an answer ({@code endpoints/handlers/negotiation}).
 * Two looks at the Accept header, as upstream: the router's, by text alone, then the handler's, by
 * preference and parameters.
 */
public final class Negotiation {
  private Negotiation() {}

  /** What an endpoint can show. */
  public enum Endpoint {
    /** Objects; a Table of them too. */
    OBJECTS(true, true),
    /** What the endpoint answers has no columns. */
    WITHOUT_TABLE(false, true),
    /** Documents that are no objects: no transform at all. */
    PLAIN(false, false);

    private final boolean table;
    private final boolean partial;

    Endpoint(boolean table, boolean partial) {
      this.table = table;
      this.partial = partial;
    }
  }

  private static List<Format> offered(ApiRequest request) {
    return Arrays.stream(Format.values()).filter(request.offer().formats()::contains).toList();
  }

  /** Lists what is offered, as refusals do. */
  private static String types(ApiRequest request) {
    return String.join(", ", offered(request).stream().map(Format::mediaType).toList());
  }

  private static String streamTypes(ApiRequest request) {
    return String.join(
        ", ",
        offered(request).stream()
            .filter(Format::streams)
            .map(f -> f == Format.JSON ? f.mediaType() + ";stream=watch" : f.streamType())
            .toList());
  }

  private static String accept(ApiRequest request) {
    return request.headers().first("Accept").orElse("");
  }

  /**
   * The router's look.
   *
   * @param lists whether the route is one that watches too, which its answer lists
   * @throws ApiException 406 if no clause names a type that routes produce
   */
  public static void route(ApiRequest request, boolean lists) {
    String accept = accept(request);
    if (accept.isEmpty()) {
      return;
    }
    for (String clause : accept.split(",", -1)) {
      int params = clause.indexOf(';');
      String type = (params < 0 ? clause : clause.substring(0, params)).strip();
      boolean produced =
          request.offer().formats().stream()
              .anyMatch(f -> f.mediaType().equals(type) || lists && f.streamType().equals(type));
      if (produced || type.equals("*/*")) {
        return;
      }
    }
    throw Failures.routeNotAcceptable(
        lists ? types(request) + ", " + streamTypes(request) : types(request));
  }

  /**
   * The handler's look.
   *
   * @throws ApiException 406 if nothing fits
   */
  public static Accepted output(ApiRequest request, Endpoint endpoint) {
    return negotiate(request, endpoint).orElseThrow(() -> Failures.notAcceptable(types(request)));
  }

  /**
   * The same for a watch, whose format must stream.
   *
   * @throws ApiException 406 if nothing fits, or what fits does not stream
   */
  public static Accepted stream(ApiRequest request, Endpoint endpoint) {
    return negotiate(request, endpoint)
        .filter(a -> a.format().streams())
        .orElseThrow(() -> Failures.notAcceptable(streamTypes(request)));
  }

  /**
   * What a failure is written in: the best that fits, else indented JSON (upstream writes what it
   * cannot negotiate as for people). A Status is never shown as something else.
   */
  public static Accepted forFailure(ApiRequest request) {
    return negotiate(request, Endpoint.PLAIN)
        .orElseGet(() -> new Accepted(Format.JSON, true, Transform.NONE));
  }

  private static Optional<Accepted> negotiate(ApiRequest request, Endpoint endpoint) {
    String accept = accept(request);
    if (accept.isEmpty() || accept.equals(Format.JSON.mediaType())) {
      boolean pretty = isPretty(request);
      return Optional.of(pretty ? new Accepted(Format.JSON, true, Transform.NONE) : Accepted.JSON);
    }
    for (MediaRange range : MediaRange.parse(accept)) {
      for (Format format : offered(request)) {
        if (range.takes("application", format.subtype()) && allows(range, format, endpoint)) {
          boolean pretty = "1".equals(range.params().get("pretty")) || isPretty(request);
          return Optional.of(new Accepted(format, pretty, Transform.of(range.params())));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean allows(MediaRange range, Format format, Endpoint endpoint) {
    String stream = range.params().getOrDefault("stream", "");
    if (!stream.isEmpty() && !(format.streams() && stream.equals("watch"))
        || range.params().containsKey("sv")) {
      return false;
    }
    Kind kind = Transform.of(range.params()).kind();
    return switch (kind) {
      case NONE -> true;
      case PARTIAL, PARTIAL_LIST -> endpoint.partial;
      case TABLE -> endpoint.table && (format == Format.JSON || format == Format.YAML);
      case UNKNOWN -> false;
    };
  }

  /** Indented for people: by the query, else if a known tool for people asks. */
  public static boolean isPretty(ApiRequest request) {
    Query query = request.query();
    String asked = query.get("pretty");
    if (!asked.isEmpty()) {
      return Set.of("1", "t", "T", "TRUE", "true", "True").contains(asked);
    }
    String agent = request.headers().first("User-Agent").orElse("");
    return agent.startsWith("curl") || agent.startsWith("Wget") || agent.startsWith("Mozilla/5.0");
  }

  private static boolean isParameter(String text) {
    int equals = text.indexOf('=');
    String value = text.substring(equals + 1).stripTrailing();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return equals > 0 && isToken(text.substring(0, equals).strip()) && (quoted || isToken(value));
  }

  /** A token of RFC 2045. */
  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?=".indexOf(c) < 0);
  }

  /**
   * Returns the format of the request's body; none given is JSON.
   *
   * @throws ApiException 415 if it is none of ours
   */
  public static Format input(ApiRequest request) {
    String type = request.headers().first("Content-Type").orElse("");
    if (type.isEmpty()) {
      return Format.JSON;
    }
    String[] parts = type.split(";", -1);
    String bare = parts[0].strip().toLowerCase(Locale.ROOT);
    for (int i = 1; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (!isParameter(parts[i]) && !(last && parts[i].isBlank())) {
        throw Failures.unsupportedMediaType(types(request)); // Go reads no such header at all
      }
    }
    for (Format format : offered(request)) {
      if (format.mediaType().equals(bare)) {
        return format;
      }
    }
    throw Failures.unsupportedMediaType(types(request));
  }
}
