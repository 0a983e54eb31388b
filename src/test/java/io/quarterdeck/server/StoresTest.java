package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.etcd.EtcdSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoresTest {
  @Test
  void readsTheFlagsOfEtcd() {
    EtcdSettings settings =
        Stores.etcd(
            Config.of(
                Map.of(
                    "etcd-servers", List.of("https://a:2379,https://b:2379"),
                    "etcd-cafile", List.of("/pki/ca.crt"),
                    "etcd-certfile", List.of("/pki/client.crt"),
                    "etcd-keyfile", List.of("/pki/client.key"),
                    "etcd-compaction-interval", List.of("1m"))));

    assertEquals(
        List.of(URI.create("https://a:2379"), URI.create("https://b:2379")), settings.endpoints());
    assertEquals("/registry", settings.prefix());
    assertEquals(Duration.ofMinutes(1), settings.compactionInterval());
    EtcdSettings.Tls tls = settings.tls().orElseThrow();
    assertEquals(Optional.of(Path.of("/pki/ca.crt")), tls.authorities());
    assertEquals(Path.of("/pki/client.key"), tls.identity().orElseThrow().key());
  }

  @ParameterizedTest
  @CsvSource({"/registry,/registry", "registry,/registry", "/a/b/,/a/b", "/,''"})
  void writesThePrefixInOneWay(String given, String expected) {
    Config config =
        Config.of(Map.of("etcd-servers", List.of("127.0.0.1:2379"), "etcd-prefix", List.of(given)));

    assertEquals(expected, Stores.etcd(config).prefix());
    assertEquals(Optional.empty(), Stores.etcd(config).tls());
    assertEquals(URI.create("http://127.0.0.1:2379"), Stores.etcd(config).endpoints().getFirst());
  }

  @Test
  void refusesAServerThatIsNoAddress() {
    Config config = Config.of(Map.of("etcd-servers", List.of("http://a b")));

    assertThrows(StoreException.class, () -> Stores.etcd(config));
  }
}
