package io.quarterdeck.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {
  @Test
  void escapesAreBytesOfUtf8() {
    assertEquals(Optional.of("/a/ü b+c"), RawPath.decode("/a/%C3%BC%20b+c"));
    assertEquals(Optional.of("/a/ü"), RawPath.decode("/a/\u00c3\u00bc"));
    assertEquals(Optional.of("/../a\0b"), RawPath.decode("/%2e%2E/a%00b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%2", "/a%zz", "/%-1", "/%4"})
  void anEscapeThatIsNoneMakesThePathUnreadable(String raw) {
    assertEquals(Optional.empty(), RawPath.decode(raw));
  }
}
