package io.quarterdeck.edge.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The answer to a client that asks for a WebSocket (RFC 6455, section 4), as strict as upstream's
 * library: an origin must be named, and at most one protocol, which is then the one.
 *
 * @param code 101 if there will be one
 * @param accept proves that the client's key was read
 * @param protocol "" if none was named
 */
record WebSocketHandshake(int code, String accept, String protocol) {
  private static final String SECRET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3
  private static final String VERSION = "13";

  static boolean isAsked(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        && Collections.list(request.getHeaders("Connection")).stream()
            .flatMap(WebSocketHandshake::words)
            .anyMatch("upgrade"::equalsIgnoreCase);
  }

  /**
   * @param header returns a header of the request, "" if absent
   */
  static WebSocketHandshake of(Function<String, String> header) {
    List<String> protocols = words(header.apply("Sec-WebSocket-Protocol")).toList();
    String key = header.apply("Sec-WebSocket-Key");
    if (!header.apply("Sec-WebSocket-Version").equals(VERSION)
        || key.isEmpty()
        || protocols.size() > 1) {
      return refused(HttpServletResponse.SC_BAD_REQUEST);
    }
    String origin = header.apply("Origin").toLowerCase(Locale.ROOT);
    if (origin.isEmpty() || origin.equals("null")) {
      return refused(HttpServletResponse.SC_FORBIDDEN);
    }
    return new WebSocketHandshake(
        HttpServletResponse.SC_SWITCHING_PROTOCOLS,
        proof(key),
        protocols.isEmpty() ? "" : protocols.getFirst());
  }

  private static WebSocketHandshake refused(int code) {
    return new WebSocketHandshake(code, "", "");
  }

  private static Stream<String> words(String list) {
    return Stream.of(list.split(",")).map(String::strip).filter(word -> !word.isEmpty());
  }

  private static String proof(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1"); // what the RFC says; no secret
      byte[] digest = sha.digest((key + SECRET).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JVM has it
    }
  }

  boolean isAccepted() {
    return code == HttpServletResponse.SC_SWITCHING_PROTOCOLS;
  }

  /** Writes the head of the answer. */
  void write(HttpServletResponse response) {
    response.setStatus(code);
    if (isAccepted()) {
      response.setHeader("Upgrade", "websocket");
      response.setHeader("Connection", "Upgrade");
      response.setHeader("Sec-WebSocket-Accept", accept);
      if (!protocol.isEmpty()) {
        response.setHeader("Sec-WebSocket-Protocol", protocol);
      }
    }
  }
}
