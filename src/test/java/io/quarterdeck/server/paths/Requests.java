package io.quarterdeck.server.paths;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Body;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Target;
import io.quarterdeck.request.User;
import io.quarterdeck.request.Verb;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes requests to paths that are no resources, and reads the answers. */
final class Requests {
  private Requests() {}

  static ApiRequest to(String method, String path, String query, String accept) {
    Headers headers = name -> name.equalsIgnoreCase("Accept") ? List.of(accept) : List.of();
    return new ApiRequest(
        method,
        Verb.OTHER,
        new Target(false, path, "", "", "", "", "", ""),
        Query.parse(query),
        headers,
        Body.EMPTY,
        new Peer("127.0.0.1", List.of(), "HTTP/1.1"),
        User.ANONYMOUS,
        "",
        Long.MAX_VALUE);
  }

  static ApiRequest get(String path) {
    return to("GET", path, "", "*/*");
  }

  static String text(Reply reply) {
    return new String(((Reply.Whole) reply).body(), StandardCharsets.UTF_8);
  }
}
