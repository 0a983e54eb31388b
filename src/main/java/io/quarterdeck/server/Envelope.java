package io.quarterdeck.server;

import io.quarterdeck.object.GoDuration;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Verb;
import io.quarterdeck.status.Failures;
import java.time.Duration;
import java.util.Set;

/**
 * What can be said of a request before the API is looked at: how long it may take. Anything that
 * kube-apiserver checks only after authorization is not for here, or 403 would come too late.
 */
final class Envelope {
  private static final Set<String> LONG_RUNNING =
      Set.of("attach", "exec", "proxy", "log", "portforward");

  private final Duration most;

  /**
   * @param most how long a request may take that is not long-running
   */
  Envelope(Duration most) {
    this.most = most;
  }

  /**
   * Returns the request with its deadline: {@code --request-timeout}, or sooner if the parameter
   * {@code timeout} says so.
   *
   * @throws io.quarterdeck.status.ApiException 400 if the parameter is no duration of Go
   */
  ApiRequest checked(ApiRequest request) {
    if (isLongRunning(request)) {
      return request.withDeadline(Long.MAX_VALUE);
    }
    return request.withDeadline(System.nanoTime() + timeout(request).toNanos());
  }

  private Duration timeout(ApiRequest request) {
    String text = request.query().get("timeout");
    if (text.isEmpty()) {
      return most;
    }
    Duration asked;
    try {
      asked = Duration.ofNanos(GoDuration.parse(text));
    } catch (IllegalArgumentException e) {
      throw Failures.badRequest("invalid timeout specified in the request URL - " + e.getMessage());
    }
    return asked.isPositive() && asked.compareTo(most) < 0 ? asked : most;
  }

  /** Tells whether a request may take longer than the deadline. */
  static boolean isLongRunning(ApiRequest request) {
    return request.verb() == Verb.WATCH
        || request.verb() == Verb.PROXY
        || LONG_RUNNING.contains(request.target().subresource())
        || !request.target().isResource() && request.target().path().startsWith("/debug/pprof/");
  }
}
