package io.quarterdeck.edge.http;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Target;
import io.quarterdeck.request.Verb;
import io.quarterdeck.server.GoDuration;
import io.quarterdeck.status.Failures;
import java.time.Duration;
import java.util.Set;

/**
 * How long a request may take: {@code --request-timeout}, or less if the client says so.
 * Long-running requests have no deadline.
 */
final class Deadlines {
  private static final Set<String> LONG_RUNNING =
      Set.of("attach", "exec", "proxy", "log", "portforward");

  private final Duration most;

  Deadlines(Duration most) {
    this.most = most;
  }

  /**
   * Returns the deadline of a request that begins now, on System.nanoTime's clock; Long.MAX_VALUE
   * if it has none.
   *
   * @throws io.quarterdeck.status.ApiException 400 if the client's timeout cannot be read
   */
  long of(ApiRequest request) {
    if (isLongRunning(request.verb(), request.target())) {
      return Long.MAX_VALUE;
    }
    return System.nanoTime() + timeout(request.query()).toNanos();
  }

  /** Returns the deadline before the client's wish is known. */
  long latest() {
    return System.nanoTime() + most.toNanos();
  }

  private Duration timeout(Query query) {
    String text = query.get("timeout");
    if (text.isEmpty()) {
      return most;
    }
    Duration asked;
    try {
      asked = GoDuration.parse(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Failures.badRequest(
          "invalid timeout specified in the request URL - time: " + e.getMessage());
    }
    return asked.isPositive() && asked.compareTo(most) < 0 ? asked : most;
  }

  private static boolean isLongRunning(Verb verb, Target target) {
    return verb == Verb.WATCH
        || verb == Verb.PROXY
        || LONG_RUNNING.contains(target.subresource())
        || !target.isResource() && target.path().startsWith("/debug/pprof/");
  }
}
