package io.quarterdeck.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.status.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinueTokenTest {
  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tokensHaveTheFormThatOtherServersRead() {
    String token = ContinueToken.behind("ns/a", 7).encode();

    assertEquals(
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":7,\"start\":\"ns/a\\u0000\"}",
        new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
    assertEquals("ns/a", ContinueToken.decode(token).after());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"v\":\"v2\",\"rv\":7,\"start\":\"a\"}|: server does not recognize this encoded version"
            + " v2",
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":0,\"start\":\"a\"}|: incorrect encoded start"
            + " resourceVersion (version meta.k8s.io/v1)",
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":7,\"start\":\"\"}|: encoded start key empty (version"
            + " meta.k8s.io/v1)",
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":7,\"start\":\"../secrets/a\"}|: ../secrets/a",
        "{\"v\":\"meta.k8s.io/v1\",\"rv\":7,\"start\":\"a//b\"}|: a//b",
      })
  void tokensThatLeadElsewhereAreRefused(String json, String why) {
    var thrown = assertThrows(ApiException.class, () -> ContinueToken.decode(encoded(json)));

    assertEquals(
        "invalid continue token: continue key is not valid" + why, thrown.status().message());
  }
}
