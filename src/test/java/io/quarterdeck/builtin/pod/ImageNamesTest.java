package io.quarterdeck.builtin.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNamesTest {
  @ParameterizedTest
  @CsvSource({
    "a, true",
    "a:latest, true",
    "a:1, false",
    "host:5000/a, true",
    "Host/a, true",
    "host.example/a/b:latest, true",
    "a@sha256:0, false",
    "a__b--c.d, true",
    "a-, false", // no image name at all
    "a___b, false",
    "a..b, false",
    "A, false",
    "a//b, false",
  })
  void namesWithoutTagAreTheLatest(String image, boolean latest) {
    assertEquals(latest, ImageNames.isLatest(image));
  }

  @Test
  void aRepositoryHasALimit() {
    assertTrue(ImageNames.isLatest("a".repeat(247)));
    assertFalse(ImageNames.isLatest("a".repeat(248)));
  }
}
