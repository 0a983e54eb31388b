package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.server.ApiClient.Answer;
import io.quarterdeck.store.etcd.EtcdProcess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that v1.36 knows, switched on, over a real etcd. */
class AllVersionsOnEtcdTest {
  private static final String WORKLOAD =
      "{'metadata':{'name':'a'},'spec':{'controllerRef':{'kind':'Job','name':'j','apiGroup':'batch'},"
          + "'podGroupTemplates':[{'name':'g','schedulingPolicy':{'basic':{}}}]}}";

  @Test
  void thirtySixGroupVersionsAreServed() throws Exception {
    try (EtcdProcess etcd = new EtcdProcess()) {
      Config config =
          Config.of(
              Map.of(
                  "etcd-servers", List.of(etcd.uri().toString()),
                  "runtime-config", List.of("api/all=true,extensions/v1beta1=false")));
      try (Wiring wiring = Wiring.open(config, Stores.open(config))) {
        ApiClient client = new DoorClient(wiring.server());

        int versions = 1; // the core group's
        for (MapValue group : client.get("/apis").json().list("groups").maps()) {
          for (MapValue version : group.list("versions").maps()) {
            versions++;
            String path = "/apis/" + version.string("groupVersion");
            assertTrue(client.get(path).json().list("resources").size() > 0, path);
          }
        }

        assertEquals(36, versions);
        isKeptAndShown(client);
      }
    }
  }

  private static void isKeptAndShown(ApiClient client) {
    String path = "/apis/scheduling.k8s.io/v1alpha2/namespaces/default/workloads";

    Answer made = client.post(path, WORKLOAD.replace('\'', '"'));

    assertEquals(201, made.code(), made.text());
    assertEquals("a", client.get(path + "/a").at("metadata", "name"));
  }
}
