package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @Test
  void everyFlagHasADefaultOfItsOwnForm() {
    Config config = Config.of(Map.of());

    for (Flag flag : Flags.all()) {
      switch (flag.type()) {
        case BOOL -> config.on(flag.name());
        case INT -> config.number(flag.name());
        case REAL -> config.real(flag.name());
        case DURATION -> config.duration(flag.name());
        default -> config.list(flag.name());
      }
    }

    assertTrue(Flags.all().size() >= 175, "flags: " + Flags.all().size());
  }

  @Test
  void aRepeatableFlagIsSplitAtCommasAndCollected() {
    Config config =
        Config.of(Map.of("etcd-servers", List.of("http://a:1,http://b:2", "http://c:3")));

    assertEquals(List.of("http://a:1", "http://b:2", "http://c:3"), config.list("etcd-servers"));
  }

  @Test
  void theLastOfARepeatedSingleValueHolds() {
    Config config = Config.of(Map.of("secure-port", List.of("1", "2")));

    assertEquals(2, config.number("secure-port"));
  }

  @Test
  void everyMalformedValueIsNamed() {
    Map<String, List<String>> given =
        Map.of("secure-port", List.of("high"), "anonymous-auth", List.of("perhaps"));

    var e = assertThrows(IllegalArgumentException.class, () -> Config.of(given));

    assertTrue(e.getMessage().contains("\"high\" for --secure-port"), e.getMessage());
    assertTrue(e.getMessage().contains("\"perhaps\" for --anonymous-auth"), e.getMessage());
  }

  @Test
  void aSystemPropertyGoesBeforeAnEnvironmentVariable() {
    Map<String, String> properties = Map.of("quarterdeck.etcd-prefix", "/p");
    Map<String, String> variables =
        Map.of("QUARTERDECK_ETCD_PREFIX", "/v", "QUARTERDECK_ETCD_SERVERS", "http://a:1");

    Config config = Config.from(properties::get, variables::get);

    assertEquals("/p", config.text("etcd-prefix"));
    assertEquals(List.of("http://a:1"), config.list("etcd-servers"));
  }

  @Test
  void aGivenSettingThatNobodyAskedForHasNoEffect() {
    Config config = Config.of(Map.of("event-ttl", List.of("2h"), "vmodule", List.of("a=1")));

    config.duration("event-ttl");

    assertEquals(Set.of("vmodule"), config.withoutEffect());
    assertFalse(config.isGiven("etcd-prefix"));
  }
}
