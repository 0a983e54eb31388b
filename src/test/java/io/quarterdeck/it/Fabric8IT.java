package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  @Timeout(300)
  void anInformerKnowsWhatThereIs() throws Exception {
    try (PackagedServer server = PackagedServer.start(directory);
        KubernetesClient client =
            new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig().toFile()))
                .build()) {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      client.configMaps().inNamespace("default").resource(configMap("before", "1")).create();

      try (SharedIndexInformer<ConfigMap> informer =
          client.configMaps().inNamespace("default").inform(new Names(heard))) {
        client.configMaps().inNamespace("default").resource(configMap("after", "2")).create();
        List<String> added = new ArrayList<>();
        while (!added.containsAll(List.of("+before", "+after"))) {
          added.add(String.valueOf(heard.poll(30, TimeUnit.SECONDS)));
          assertFalse(added.contains("null"), added.toString());
        }
        assertNotNull(informer.getStore().getByKey("default/after"));

        client.configMaps().inNamespace("default").withName("before").delete();
        assertEquals("-before", heard.poll(30, TimeUnit.SECONDS));
      }
    }
  }

  private record Names(BlockingQueue<String> heard) implements ResourceEventHandler<ConfigMap> {
    @Override
    public void onAdd(ConfigMap added) {
      heard.add("+" + added.getMetadata().getName());
    }

    @Override
    public void onUpdate(ConfigMap before, ConfigMap after) {}

    @Override
    public void onDelete(ConfigMap deleted, boolean isOld) {
      heard.add("-" + deleted.getMetadata().getName());
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
