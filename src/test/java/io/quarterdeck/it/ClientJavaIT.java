package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubernetes.client.ProtoClient;
import io.kubernetes.client.ProtoClient.ObjectOrStatus;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.proto.Meta.ObjectMeta;
import io.kubernetes.client.proto.V1.ConfigMap;
import io.kubernetes.client.proto.V1.ConfigMapList;
import io.kubernetes.client.util.Config;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The official Java client against the packaged server: in JSON, and in protobuf. */
class ClientJavaIT {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";

  @TempDir Path directory;

  @Test
  @Timeout(600)
  void objectsMadeInOneFormAreReadInTheOther() throws Exception {
    try (PackagedServer server = PackagedServer.start(directory)) {
      ApiClient client = Config.fromConfig(server.kubeconfig().toString());
      CoreV1Api json = new CoreV1Api(client);
      ProtoClient protobuf = new ProtoClient(client);

      json.createNamespacedConfigMap(
              "default",
              new V1ConfigMap()
                  .metadata(new V1ObjectMeta().name("one"))
                  .data(Map.of("made", "in JSON")))
          .execute();
      ObjectOrStatus<ConfigMap> made =
          protobuf.create(
              ConfigMap.newBuilder()
                  .setMetadata(ObjectMeta.newBuilder().setName("two"))
                  .putData("made", "in protobuf")
                  .build(),
              MAPS,
              "v1",
              "ConfigMap");

      assertEquals("two", made.object.getMetadata().getName());
      ConfigMapList list = protobuf.<ConfigMapList>list(ConfigMapList.newBuilder(), MAPS).object;
      assertTrue(
          list.getItemsList().stream().anyMatch(m -> m.getDataOrThrow("made").equals("in JSON")));
      assertEquals(
          "in protobuf",
          json.readNamespacedConfigMap("two", "default").execute().getData().get("made"));
      assertEquals(404, protobuf.get(ConfigMap.newBuilder(), MAPS + "/three").status.getCode());
    }
  }
}
