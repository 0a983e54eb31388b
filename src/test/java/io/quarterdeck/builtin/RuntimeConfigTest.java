package io.quarterdeck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RuntimeConfigTest {
  @Test
  void theNarrowestKeyWins() {
    RuntimeConfig config =
        RuntimeConfig.of(
            Map.of(
                "api/all", "false",
                "api/beta", "true",
                "networking.k8s.io/v1beta1", "false",
                "networking.k8s.io/v1beta1/ipaddresses", "true"));

    assertTrue(config.serves("coordination.k8s.io", "v1beta1", "leasecandidates", false));
    assertFalse(config.serves("networking.k8s.io", "v1beta1", "servicecidrs", false));
    assertTrue(config.serves("networking.k8s.io", "v1beta1", "ipaddresses", false));
    assertFalse(config.serves("apps", "v1", "deployments", true));
  }

  @Test
  void theCoreGroupIsCalledApi() {
    RuntimeConfig config = RuntimeConfig.of(Map.of("api/v1", "false"));

    assertFalse(config.serves("", "v1", "pods", true));
  }

  @Test
  void aKeyWithoutValueMeansTrue() {
    RuntimeConfig config = RuntimeConfig.of(Map.of("resource.k8s.io/v1alpha3", ""));

    assertTrue(config.serves("resource.k8s.io", "v1alpha3", "devicetaintrules", false));
  }

  @Test
  void valuesAreBooleans() {
    var failure =
        assertThrows(
            IllegalArgumentException.class, () -> RuntimeConfig.of(Map.of("api/all", "yes")));

    assertEquals("invalid value api/all=yes", failure.getMessage());
  }
}
