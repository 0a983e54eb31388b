package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What package managers, GitOps tools and operators do, with the client library of most of them.
 */
@Timeout(180)
class GitOpsIT {
  private static final String NAMESPACE = "default";
  private static final int WAIT_SECONDS = 60;

  @TempDir static Path directory;

  private static PackagedServer server;
  private static KubernetesClient client;

  @BeforeAll
  static void start() throws IOException {
    server = PackagedServer.start(directory);
    client = connect();
  }

  private static KubernetesClient connect() {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(server.kubeconfig().toFile()))
        .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static ConfigMap map(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE)
        .endMetadata()
        .addToData("value", value)
        .build();
  }

  private static Deployment deployment(String name, int replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE)
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withNewSelector()
        .addToMatchLabels("app", name)
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", name)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("main")
        .withImage("nginx")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  @Test
  void aReleaseIsInstalledUpgradedAndRemoved() {
    for (String value : List.of("one", "two")) {
      client.resource(map("release", value)).createOr(NonDeletingOperation::update);
    }
    assertEquals("two", client.resource(map("release", "")).get().getData().get("value"));

    client.resource(map("release", "")).delete();

    assertNull(client.resource(map("release", "")).get());
  }

  @Test
  void aSyncAppliesWhatItOwnsAndLeavesTheRest() {
    PatchContext sync =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("sync")
            .build();
    client.resource(deployment("synced", 2)).patch(sync);
    client
        .apps()
        .deployments()
        .inNamespace(NAMESPACE)
        .withName("synced")
        .edit(d -> new DeploymentBuilder(d).editMetadata().addToLabels("own", "x").and().build());
    String version =
        client.resource(deployment("synced", 2)).patch(sync).getMetadata().getResourceVersion();

    Deployment again = client.resource(deployment("synced", 2)).patch(sync);

    assertEquals(version, again.getMetadata().getResourceVersion());
    assertEquals("x", again.getMetadata().getLabels().get("own"));
    client.apps().deployments().inNamespace(NAMESPACE).withName("synced").scale(5);
    KubernetesClientException conflict =
        assertThrows(
            KubernetesClientException.class,
            () -> client.resource(deployment("synced", 2)).patch(sync));
    assertEquals(409, conflict.getCode());
    assertTrue(conflict.getMessage().contains(".spec.replicas"), conflict.getMessage());
  }

  @Test
  void aControllerWritesStatusAndNothingElse() {
    Deployment made = client.resource(deployment("observed", 1)).create();
    Deployment seen =
        new DeploymentBuilder(made)
            .editSpec()
            .withReplicas(9)
            .endSpec()
            .withNewStatus()
            .withObservedGeneration(1L)
            .withReplicas(1)
            .endStatus()
            .build();

    Deployment updated = client.resource(seen).updateStatus();

    assertEquals(1, updated.getStatus().getReplicas());
    assertEquals(1, updated.getSpec().getReplicas());
    assertEquals(1, updated.getMetadata().getGeneration());
  }

  @Test
  void aFinalizerHoldsAnObjectUntilItsOwnerLetsGo() {
    ConfigMap held = map("held", "x");
    held.getMetadata().setFinalizers(List.of("example.com/cleanup"));
    client.resource(held).create();

    client.resource(held).delete();
    ConfigMap going = client.resource(held).get();
    client
        .resource(held)
        .edit(m -> new ConfigMapBuilder(m).editMetadata().withFinalizers(List.of()).and().build());

    assertNotNull(going.getMetadata().getDeletionTimestamp());
    assertNull(client.resource(held).get());
  }

  @Test
  void oneOfTwoCandidatesLeadsAndTheOtherFollowsWhenItIsReleased() throws Exception {
    BlockingQueue<String> leaders = new LinkedBlockingQueue<>();
    try (KubernetesClient other = connect()) {
      CompletableFuture<?> first = candidate(client, "first", leaders);
      assertEquals("first", leaders.poll(WAIT_SECONDS, TimeUnit.SECONDS));
      CompletableFuture<?> second = candidate(other, "second", leaders);
      assertNull(leaders.poll(1, TimeUnit.SECONDS));

      first.cancel(true);

      assertEquals("second", leaders.poll(WAIT_SECONDS, TimeUnit.SECONDS));
      second.cancel(true);
    }
  }

  private static CompletableFuture<?> candidate(
      KubernetesClient from, String name, BlockingQueue<String> leaders) {
    return from.leaderElector()
        .withConfig(
            new LeaderElectionConfigBuilder()
                .withName("election")
                .withLock(new LeaseLock(NAMESPACE, "election", name))
                .withLeaseDuration(Duration.ofSeconds(10))
                .withRenewDeadline(Duration.ofSeconds(8))
                .withRetryPeriod(Duration.ofMillis(500))
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(
                    new LeaderCallbacks(() -> leaders.add(name), () -> {}, leader -> {}))
                .build())
        .build()
        .start();
  }

  @Test
  void anInformerSeesEveryStepAndItsResyncs() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    try (SharedIndexInformer<ConfigMap> informer =
        client
            .configMaps()
            .inNamespace(NAMESPACE)
            .withLabels(Map.of("informed", "yes"))
            .inform(new Recorder(seen), 1_000)) {
      ConfigMap map = map("informed", "1");
      map.getMetadata().setLabels(Map.of("informed", "yes"));

      client.resource(map).create();
      assertEquals("add 1", seen.poll(WAIT_SECONDS, TimeUnit.SECONDS));
      assertEquals("resync 1", seen.poll(WAIT_SECONDS, TimeUnit.SECONDS));
      client.resource(map).edit(m -> new ConfigMapBuilder(m).addToData("value", "2").build());
      awaitSeen(seen, "update 2");
      client.resource(map).delete();
      awaitSeen(seen, "delete 2");
      assertTrue(informer.isWatching());
    }
  }

  /** Resyncs may come in between. */
  private static void awaitSeen(BlockingQueue<String> seen, String expected) throws Exception {
    String next;
    do {
      next = seen.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    } while (next != null && next.startsWith("resync"));
    assertEquals(expected, next);
  }

  private record Recorder(BlockingQueue<String> seen) implements ResourceEventHandler<ConfigMap> {
    @Override
    public void onAdd(ConfigMap map) {
      seen.add("add " + map.getData().get("value"));
    }

    @Override
    public void onUpdate(ConfigMap old, ConfigMap map) {
      boolean same =
          old.getMetadata().getResourceVersion().equals(map.getMetadata().getResourceVersion());
      seen.add((same ? "resync " : "update ") + map.getData().get("value"));
    }

    @Override
    public void onDelete(ConfigMap map, boolean unknown) {
      seen.add("delete " + map.getData().get("value"));
    }
  }
}
