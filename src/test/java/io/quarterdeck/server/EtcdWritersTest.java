package io.quarterdeck.server;

import io.quarterdeck.store.etcd.EtcdProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Many writers over etcd. */
class EtcdWritersTest extends ConcurrentWritersContract {
  private static EtcdProcess etcd;
  private static Wiring wiring;

  @BeforeAll
  static void open() throws IOException {
    etcd = new EtcdProcess();
    Config config = Config.of(Map.of("etcd-servers", List.of(etcd.uri().toString())));
    wiring = Wiring.open(config, Stores.open(config));
  }

  @AfterAll
  static void close() {
    if (wiring != null) {
      wiring.close();
      etcd.close();
    }
  }

  @Override
  List<ApiClient> clients() {
    return List.of(new DoorClient(wiring.server()));
  }
}
