package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client library of the Java world against the packaged server. */
class Fabric8IT {
  @TempDir Path directory;

  @Test
  @Timeout(120)
  @SuppressWarnings("try") // the watch works by being open
  void objectsAreMadeChangedWatchedAndDeleted() throws Exception {
    try (PackagedServer server = PackagedServer.start(directory);
        KubernetesClient client =
            new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig().toFile()))
                .build()) {
      BlockingQueue<String> events = new LinkedBlockingQueue<>();
      ConfigMap made =
          client.configMaps().inNamespace("default").resource(configMap("one", "1")).create();

      try (Watch watch =
          client
              .configMaps()
              .inNamespace("default")
              .withResourceVersion(made.getMetadata().getResourceVersion())
              .watch(new Recorder(events))) {
        client.configMaps().inNamespace("default").resource(configMap("one", "2")).update();
        assertEquals("MODIFIED one 2", events.poll(30, TimeUnit.SECONDS));

        client.configMaps().inNamespace("default").withName("one").delete();
        assertEquals("DELETED one 2", events.poll(30, TimeUnit.SECONDS));
      }

      assertNull(client.configMaps().inNamespace("default").withName("one").get());
      assertTrue(client.namespaces().list().getItems().size() >= 4);
    }
  }

  private static ConfigMap configMap(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .addToData("value", value)
        .build();
  }

  private record Recorder(BlockingQueue<String> events) implements Watcher<ConfigMap> {
    @Override
    public void eventReceived(Action action, ConfigMap object) {
      events.add(
          action + " " + object.getMetadata().getName() + " " + object.getData().get("value"));
    }

    @Override
    public void onClose(WatcherException cause) {
      events.add("closed: " + cause.getMessage());
    }
  }
}
