package io.quarterdeck.crew;

import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Says in the status of FlowSchemas whether the priority level that they name is there. */
public final class FlowSchemaConditions {
  /** How often to look: people wait for it. */
  public static final Duration PAUSE = Duration.ofSeconds(10);

  private static final String GROUP = "/apis/flowcontrol.apiserver.k8s.io/v1/";
  private static final String MANAGER = "api-priority-and-fairness-config-consumer-v1";
  private static final String DANGLING = "Dangling";

  private final Loopback server;
  private final Clock clock;

  public FlowSchemaConditions(Loopback server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  /** One round. */
  public void run() {
    Set<String> levels = new HashSet<>();
    server
        .list(GROUP + "prioritylevelconfigurations")
        .forEach(level -> levels.add(level.meta().name()));
    for (KubeObject schema : server.list(GROUP + "flowschemas")) {
      String level = schema.spec().map("priorityLevelConfiguration").string("name");
      MapValue wanted = condition(level, levels.contains(level));
      if (!has(schema, wanted)) {
        apply(schema.meta().name(), wanted);
      }
    }
  }

  private static MapValue condition(String level, boolean found) {
    return MapValue.of("type", Value.of(DANGLING))
        .with("status", found ? "False" : "True")
        .with("reason", found ? "Found" : "NotFound")
        .with(
            "message",
            "This FlowSchema references the PriorityLevelConfiguration object named \""
                + level
                + (found ? "\" and it exists" : "\" but there is no such object"));
  }

  private static boolean has(KubeObject schema, MapValue wanted) {
    for (MapValue condition : schema.root().map("status").list("conditions").maps()) {
      if (condition.without("lastTransitionTime").equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private void apply(String name, MapValue condition) {
    Value now = Value.of(GoTime.format(clock.instant()));
    MapValue body =
        MapValue.of("apiVersion", Value.of("flowcontrol.apiserver.k8s.io/v1"))
            .with("kind", "FlowSchema")
            .with("metadata", MapValue.of("name", Value.of(name)))
            .with(
                "status",
                MapValue.of("conditions", ListValue.of(condition.with("lastTransitionTime", now))));
    server.ask(
        "PATCH",
        GROUP + "flowschemas/" + name + "/status",
        "fieldManager=" + MANAGER + "&force=true",
        body);
  }
}
