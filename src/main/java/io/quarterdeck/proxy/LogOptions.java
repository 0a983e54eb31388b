package io.quarterdeck.proxy;

import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.Path;
import io.quarterdeck.request.Parameters;
import io.quarterdeck.request.Query;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a client wants to see of a container's log ({@code v1.PodLogOptions}).
 *
 * @param unverified whether the kubelet's certificate does not matter
 */
public record LogOptions(
    String container,
    boolean follow,
    boolean previous,
    OptionalLong sinceSeconds,
    Optional<Instant> sinceTime,
    boolean timestamps,
    OptionalLong tailLines,
    OptionalLong limitBytes,
    boolean unverified,
    boolean choosesStream) {

  /**
   * Reads the options.
   *
   * @throws io.quarterdeck.status.ApiException 400 if a value has not the form of its parameter
   */
  public static LogOptions of(Query query) {
    return new LogOptions(
        query.get("container"),
        Parameters.bool(query, "follow"),
        Parameters.bool(query, "previous"),
        Parameters.integer(query, "sinceSeconds"),
        time(query),
        Parameters.bool(query, "timestamps"),
        Parameters.integer(query, "tailLines"),
        Parameters.integer(query, "limitBytes"),
        Parameters.bool(query, "insecureSkipTLSVerifyBackend"),
        query.has("stream"));
  }

  private static Optional<Instant> time(Query query) {
    if (!query.has("sinceTime")) {
      return Optional.empty();
    }
    String text = query.get("sinceTime");
    if (text.isEmpty() || text.equals("null")) {
      return Optional.of(GoTime.ZERO);
    }
    try {
      return Optional.of(GoTime.parse(text));
    } catch (IllegalArgumentException e) {
      throw Failures.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns normally if the options make sense together.
   *
   * @throws io.quarterdeck.status.ApiException 422 if not
   */
  public void check(String pod) {
    FieldErrors errors = new FieldErrors();
    if (tailLines.isPresent() && tailLines.getAsLong() < 0) {
      errors.invalid(
          Path.of("tailLines"), tailLines.getAsLong(), "must be greater than or equal to 0");
    }
    requirePositive(errors, "limitBytes", limitBytes);
    if (sinceSeconds.isPresent() && sinceTime.isPresent()) {
      errors.forbidden(
          Path.of(""), "at most one of `sinceTime` or `sinceSeconds` may be specified");
    } else {
      requirePositive(errors, "sinceSeconds", sinceSeconds);
    }
    if (choosesStream) {
      errors.forbidden(Path.of("stream"), "may not be specified"); // KEP-3288 is off by default
    }
    if (!errors.isEmpty()) {
      throw Failures.invalid("", "PodLogOptions", pod, errors);
    }
  }

  private static void requirePositive(FieldErrors errors, String field, OptionalLong value) {
    if (value.isPresent() && value.getAsLong() < 1) {
      errors.invalid(Path.of(field), value.getAsLong(), "must be greater than 0");
    }
  }

  /** Returns the options as the kubelet takes them, in the order of their names. */
  public String query() {
    Map<String, String> params = new TreeMap<>();
    flag(params, "follow", follow);
    flag(params, "previous", previous);
    flag(params, "timestamps", timestamps);
    number(params, "sinceSeconds", sinceSeconds);
    number(params, "tailLines", tailLines);
    number(params, "limitBytes", limitBytes);
    sinceTime.ifPresent(t -> params.put("sinceTime", GoTime.format(t).replace(":", "%3A")));
    return params.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("&"));
  }

  private static void flag(Map<String, String> params, String name, boolean on) {
    if (on) {
      params.put(name, "true");
    }
  }

  private static void number(Map<String, String> params, String name, OptionalLong value) {
    value.ifPresent(n -> params.put(name, Long.toString(n)));
  }
}
