package io.quarterdeck.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceVersionsTest {
  private static String replaced(String json) {
    byte[] changed = ResourceVersions.replace(json.getBytes(StandardCharsets.UTF_8), 7);
    return new String(changed, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"metadata\":{\"resourceVersion\":\"123\"}}|{\"metadata\":{\"resourceVersion\":\"7\"}}",
        "{\"metadata\":{\"resourceVersion\":\"\"}}|{\"metadata\":{\"resourceVersion\":\"7\"}}",
        "{\"a\":{\"metadata\":{\"resourceVersion\":\"1\"}},\"metadata\":{\"x\":[{\"}\":\"\\\"\"}],"
            + "\"resourceVersion\":\"1\",\"y\":1}}"
            + "|{\"a\":{\"metadata\":{\"resourceVersion\":\"1\"}},\"metadata\":{\"x\":[{\"}\":\"\\\"\"}],"
            + "\"resourceVersion\":\"7\",\"y\":1}}",
        "{ \"n\" : -1.5e3 , \"metadata\" : { \"b\" : true , \"resourceVersion\" : \"1\" } }"
            + "|{ \"n\" : -1.5e3 , \"metadata\" : { \"b\" : true , \"resourceVersion\" : \"7\" } }",
      })
  void onlyTheObjectsOwnVersionIsReplaced(String json, String expected) {
    assertEquals(expected, replaced(json));
  }

  @Test
  void anObjectWithoutOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> replaced("{\"metadata\":{}}"));
    assertThrows(
        IllegalArgumentException.class,
        () -> replaced("{\"spec\":{\"resourceVersion\":\"1\"},\"metadata\":{\"name\":\"a\"}}"));
  }
}
