package io.quarterdeck.server;

import io.quarterdeck.store.etcd.EtcdProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Many writers through two servers that stand on one etcd. */
class TwoServersWritersTest extends ConcurrentWritersContract {
  private static EtcdProcess etcd;
  private static Wiring one;
  private static Wiring other;

  @BeforeAll
  static void open() throws IOException {
    etcd = new EtcdProcess();
    Config config = Config.of(Map.of("etcd-servers", List.of(etcd.uri().toString())));
    one = Wiring.open(config, Stores.open(config));
    other = Wiring.open(config, Stores.open(config));
  }

  @AfterAll
  static void close() {
    if (other != null) {
      one.close();
      other.close();
      etcd.close();
    }
  }

  @Override
  List<ApiClient> clients() {
    return List.of(new DoorClient(one.server()), new DoorClient(other.server()));
  }
}
