package io.quarterdeck.discovery.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarterdeck.object.MapValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnumsTest {
  private static final MapValue DEFINITIONS = Fixture.v2().map("definitions");

  private static MapValue property(String type, String name) {
    return DEFINITIONS.map("io.k8s.api." + type).map("properties").map(name);
  }

  @Test
  void fieldsTellWhatTheyAllow() {
    assertEquals(
        List.of("SCTP", "TCP", "UDP"),
        property("core.v1.ContainerPort", "protocol").list("enum").strings());
  }

  @Test
  void elementsOfListsTellItThemselves() {
    MapValue modes = property("core.v1.PersistentVolumeClaimSpec", "accessModes");

    assertFalse(modes.has("enum"));
    assertEquals(4, modes.map("items").list("enum").size());
  }

  @Test
  void theEmptyStringMayBeAllowedToo() {
    assertEquals(
        "", property("core.v1.HostPathVolumeSource", "type").list("enum").strings().getFirst());
  }
}
