package io.quarterdeck.server;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A client of an API server, as the contract's scenarios need it: in-process or over a wire. */
interface ApiClient {
  /** Sends a request and reads the whole answer; a watch must have a timeout. */
  Answer send(String method, String uri, Map<String, String> headers, byte[] body);

  default Answer send(String method, String uri, String body) {
    String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
    return send(method, uri, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
  }

  default Answer get(String uri) {
    return send("GET", uri, Map.of(), new byte[0]);
  }

  default Answer get(String uri, String accept) {
    return send("GET", uri, Map.of("Accept", accept), new byte[0]);
  }

  default Answer post(String uri, String body) {
    return send("POST", uri, body);
  }

  default Answer delete(String uri) {
    return send("DELETE", uri, Map.of(), new byte[0]);
  }

  /** An answer, read to its end. */
  record Answer(int code, Map<String, List<String>> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    MapValue json() {
      return (MapValue) Json.parse(body);
    }

    /** Returns the lines of a watch. */
    List<MapValue> lines() {
      return text()
          .lines()
          .map(l -> (MapValue) Json.parse(l.getBytes(StandardCharsets.UTF_8)))
          .toList();
    }

    /** Returns the string that {@code path} leads to, "" if none. */
    String at(String... path) {
      Value value = json().at(path);
      return value == null ? "" : value.toString();
    }
  }
}
