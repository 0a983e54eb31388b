package io.quarterdeck.proxy;

import io.quarterdeck.request.Reply;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings text from a kubelet: its answer goes to the client as it comes. */
public final class LogStream {
  private static final int ERROR_BYTES = 50_000; // of a refusal's text, as upstream reads of it

  private LogStream() {}

  /**
   * Returns what stands at {@code from}.
   *
   * @param resource whose log it is, as a failure names it
   * @throws ApiException what the kubelet says, or 500 if it says nothing
   */
  public static Reply of(Location from, Backend kubelets, String resource, String name) {
    HttpResponse<BackendBody> answer;
    try {
      answer = kubelets.send(HttpRequest.newBuilder(from.uri()).build(), from);
    } catch (BackendException e) {
      throw Failures.plain500("Get \"" + from.uri() + "\": " + e.getMessage());
    }
    int code = answer.statusCode();
    if (code >= 300 && code < 400 && answer.headers().firstValue("Location").isPresent()) {
      answer.body().close();
      String to = answer.headers().firstValue("Location").get();
      throw Failures.plain500("Get \"" + to + "\": redirects forbidden");
    }
    if (code < 200 || code > 206) {
      throw refusal(code, text(answer.body()), resource, name);
    }
    return new Reply.Events(200, "text/plain", List.of(), answer.body());
  }

  private static String text(BackendBody body) {
    try {
      return new String(body.read(ERROR_BYTES), StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static ApiException refusal(int code, String text, String resource, String name) {
    return switch (code) {
      case 500 -> Failures.internal(text);
      case 400 -> Failures.badRequest(text);
      default -> Failures.responded(code, resource, name, text);
    };
  }
}
