package io.quarterdeck.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {
  @Test
  void stableComesBeforeBetaBeforeAlphaBeforeOtherNames() {
    List<String> versions =
        new ArrayList<>(
            List.of("foo1", "v1alpha1", "v10", "v2", "v11beta2", "v10beta3", "v3beta1", "foo10"));

    versions.sort(VersionOrder.NEWEST_FIRST);

    assertEquals(
        List.of("v10", "v2", "v11beta2", "v10beta3", "v3beta1", "v1alpha1", "foo1", "foo10"),
        versions);
  }
}
