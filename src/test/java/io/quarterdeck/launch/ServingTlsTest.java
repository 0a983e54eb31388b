package io.quarterdeck.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.server.Config;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingTlsTest {
  private static ServingTls of(String flag, String value) {
    return ServingTls.of(Config.of(Map.of(flag, List.of(value))));
  }

  @Test
  void withoutFlagsTheJdkChooses() {
    ServingTls tls = ServingTls.of(Config.of(Map.of()));

    assertTrue(tls.tls12());
    assertEquals(List.of(), tls.suites());
  }

  @Test
  void suitesOfTls13AreAlwaysThereAndOldNamesAreKnown() {
    ServingTls tls = of("tls-cipher-suites", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305");

    assertTrue(tls.suites().contains("TLS_AES_128_GCM_SHA256"));
    assertTrue(tls.suites().contains("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"));
    assertEquals(4, tls.suites().size());
  }

  @Test
  void versionsAreGos() {
    assertFalse(of("tls-min-version", "VersionTLS13").tls12());
    assertTrue(of("tls-min-version", "VersionTLS12").tls12());
    assertEquals(
        "unknown tls version \"1.3\"",
        assertThrows(StartException.class, () -> of("tls-min-version", "1.3")).getMessage());
  }

  @Test
  void anUnknownSuiteIsAnError() {
    assertEquals(
        "Cipher suite TLS_NOPE not supported or doesn't exist",
        assertThrows(StartException.class, () -> of("tls-cipher-suites", "TLS_NOPE")).getMessage());
  }
}
