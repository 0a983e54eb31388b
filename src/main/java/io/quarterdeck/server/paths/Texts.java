package io.quarterdeck.server.paths;

import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Reply.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the plain replies of these paths, with the headers that Go's {@code http.Error} sends. */
public final class Texts {
  public static final String PLAIN = "text/plain; charset=utf-8";
  static final String JSON = "application/json";
  static final Header NO_SNIFF = new Header("X-Content-Type-Options", "nosniff");

  private Texts() {}

  /** The answer of a path that is not served ({@code http.NotFound}). */
  public static Reply notFound() {
    return sniffless(404, "404 page not found\n");
  }

  /** The answer when no more requests are worked on for now. */
  public static Reply tooManyRequests() {
    return new Reply.Whole(
        429,
        PLAIN,
        List.of(new Header("Retry-After", "1"), NO_SNIFF),
        bytes("Too many requests, please try again later.\n"));
  }

  static Reply sniffless(int code, String text) {
    return new Reply.Whole(code, PLAIN, List.of(NO_SNIFF), bytes(text));
  }

  static Reply ok(String contentType, byte[] body) {
    return new Reply.Whole(200, contentType, List.of(), body);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
