package io.quarterdeck.action;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.proxy.HealthProbe;
import io.quarterdeck.proxy.HealthProbe.Health;
import io.quarterdeck.proxy.Location;
import io.quarterdeck.registry.Computed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the components of the control plane are, where they stand by default: on this machine ({@code
 * pkg/registry/core/componentstatus}). Each is asked when somebody asks here.
 */
public final class ComponentStatuses implements Computed {
  private static final String HERE = "127.0.0.1";
  private static final String SCHEDULER_PORT = "10259";
  private static final String CONTROLLER_MANAGER_PORT = "10257";

  private final Map<String, Supplier<Condition>> components = new LinkedHashMap<>();

  /** What a check found out; an error is why it found nothing. */
  private record Condition(boolean healthy, String message, String error) {}

  /** Throws what is wrong with a store. */
  @FunctionalInterface
  public interface StoreCheck {
    void check();
  }

  /**
   * @param stores how many servers the store has
   * @param store asks all of them
   */
  public ComponentStatuses(HealthProbe probe, int stores, StoreCheck store) {
    components.put("scheduler", () -> ask(probe, SCHEDULER_PORT));
    components.put("controller-manager", () -> ask(probe, CONTROLLER_MANAGER_PORT));
    for (int i = 0; i < stores; i++) {
      components.put("etcd-" + i, () -> ask(store));
    }
  }

  private static Condition ask(HealthProbe probe, String port) {
    Health health = probe.of(new Location("https", HERE, port, "/healthz", ""));
    return new Condition(health.good(), health.message(), "");
  }

  private static Condition ask(StoreCheck store) {
    try {
      store.check();
      return new Condition(true, "ok", "");
    } catch (RuntimeException e) {
      return new Condition(false, "", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<KubeObject> all() {
    return components.keySet().parallelStream().map(name -> find(name).orElseThrow()).toList();
  }

  @Override
  public Optional<KubeObject> find(String name) {
    return Optional.ofNullable(components.get(name)).map(check -> status(name, check.get()));
  }

  private static KubeObject status(String name, Condition found) {
    MapValue.Builder condition =
        MapValue.builder().put("type", "Healthy").put("status", found.healthy() ? "True" : "False");
    if (!found.message().isEmpty()) {
      condition.put("message", found.message());
    }
    if (!found.error().isEmpty()) {
      condition.put("error", found.error());
    }
    return new KubeObject(
        MapValue.builder()
            .put("kind", "ComponentStatus")
            .put("apiVersion", "v1")
            .put("metadata", MapValue.of("name", Value.of(name)))
            .put("conditions", ListValue.of(condition.build()))
            .build());
  }
}
