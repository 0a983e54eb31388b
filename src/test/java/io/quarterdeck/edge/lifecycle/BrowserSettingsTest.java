package io.quarterdeck.edge.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.server.Config;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSettingsTest {
  private static BrowserSettings of(String flag, String value) {
    return BrowserSettings.of(Config.of(Map.of(flag, List.of(value))));
  }

  @Test
  void originsAreExpressionsAndDirectivesBecomeOneHeader() {
    BrowserSettings cors = of("cors-allowed-origins", "//ui\\.example(:|$),^https://b$");
    BrowserSettings hsts = of("strict-transport-security-directives", "max-age=31536000,preload");

    assertTrue(cors.origins().get(0).matcher("http://ui.example:8080").find());
    assertEquals(2, cors.origins().size());
    assertEquals("max-age=31536000; preload", hsts.transportSecurity());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ui.example", "^ui", "ui$", "^(ui$"})
  void anExpressionThatForeignHostsMatchIsRefused(String expression) {
    assertThrows(IllegalArgumentException.class, () -> of("cors-allowed-origins", expression));
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age", "maxage=1", "Preload"})
  void anUnknownDirectiveIsRefused(String directive) {
    assertThrows(
        IllegalArgumentException.class,
        () -> of("strict-transport-security-directives", directive));
  }
}
