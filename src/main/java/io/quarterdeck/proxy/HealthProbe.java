package io.quarterdeck.proxy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a component by HTTP whether it is well, as {@code k8s.io/kubernetes/pkg/probe} does. */
public final class HealthProbe {
  private static final int BODY_MAX_BYTES = 10 * 1024; // upstream reads no more of it

  private final Backend backend;
  private final Duration timeout;

  /**
   * @param timeout how long an answer may take
   */
  public HealthProbe(Backend backend, Duration timeout) {
    this.backend = backend;
    this.timeout = timeout;
  }

  /**
   * What was found out.
   *
   * @param message what the component says, or why it says nothing
   */
  public record Health(boolean good, String message) {}

  public Health of(Location endpoint) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.uri())
            .timeout(timeout)
            .header("User-Agent", "kube-probe/1.36")
            .build();
    try {
      HttpResponse<BackendBody> answer = backend.send(request, endpoint);
      byte[] body = answer.body().read(BODY_MAX_BYTES);
      return answer.statusCode() >= 200 && answer.statusCode() < 400
          ? new Health(true, new String(body, StandardCharsets.UTF_8))
          : new Health(false, "HTTP probe failed with statuscode: " + answer.statusCode());
    } catch (BackendException e) {
      return new Health(false, "Get \"" + endpoint.uri() + "\": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Health(false, "Get \"" + endpoint.uri() + "\": context canceled");
    }
  }
}
