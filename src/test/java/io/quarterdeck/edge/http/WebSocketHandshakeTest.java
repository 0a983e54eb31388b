package io.quarterdeck.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketHandshakeTest {
  private static final String PROTOCOL = "Sec-WebSocket-Protocol";

  private static Map<String, String> sound() {
    return new HashMap<>(
        Map.of(
            "Sec-WebSocket-Version", "13",
            "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==",
            "Origin", "https://127.0.0.1"));
  }

  private static WebSocketHandshake of(Map<String, String> headers) {
    return WebSocketHandshake.of(name -> headers.getOrDefault(name, ""));
  }

  @Test
  void theKeyIsProvedToBeRead() {
    WebSocketHandshake handshake = of(sound());

    assertEquals(101, handshake.code());
    assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", handshake.accept()); // RFC 6455, 1.3
    assertEquals("", handshake.protocol());
  }

  @Test
  void theOnlyProtocolIsTheOne() {
    Map<String, String> headers = sound();
    headers.put(PROTOCOL, " base64.binary.k8s.io ");

    assertEquals("base64.binary.k8s.io", of(headers).protocol());
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, '', 403",
    "Origin, null, 403",
    "Sec-WebSocket-Version, 8, 400",
    "Sec-WebSocket-Key, '', 400",
    "Sec-WebSocket-Protocol, 'a, b', 400",
  })
  void whatUpstreamRefusesIsRefused(String header, String value, int code) {
    Map<String, String> headers = sound();
    headers.put(header, value);

    assertEquals(code, of(headers).code());
  }
}
