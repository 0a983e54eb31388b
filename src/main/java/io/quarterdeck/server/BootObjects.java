package io.quarterdeck.server;

import io.quarterdeck.builtin.flowcontrol.FlowDefaults;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects that kube-apiserver makes at its start when they are missing and then leaves alone.
 */
final class BootObjects {
  /**
   * One object.
   *
   * @param collection the path to post it to
   * @param query with which to post it
   */
  record BootObject(String collection, String query, MapValue body) {
    BootObject(String collection, MapValue body) {
      this(collection, "", body);
    }

    String name() {
      return body.map("metadata").string("name");
    }
  }

  private static final String FLOW = "/apis/flowcontrol.apiserver.k8s.io/v1/";
  private static final String FLOW_MANAGER = "api-priority-and-fairness-config-producer-v1";
  private final List<BootObject> all = new ArrayList<>();

  private BootObjects() {}

  /** Returns the objects in the order in which they are made. */
  static List<BootObject> standard(LocalDate today) {
    BootObjects objects = new BootObjects();
    objects.flowControl();
    objects.priorities();
    objects.tokenTracking(today);
    return List.copyOf(objects.all);
  }

  private void flowControl() {
    MapValue auto =
        MapValue.of("annotations", json("{'apf.kubernetes.io/autoupdate-spec':'true'}"));
    FlowDefaults.PRIORITY_LEVELS.forEach(
        (name, spec) ->
            add(FLOW + "prioritylevelconfigurations", auto, name, MapValue.of("spec", spec)));
    FlowDefaults.FLOW_SCHEMAS.forEach(
        (name, spec) -> add(FLOW + "flowschemas", auto, name, MapValue.of("spec", spec)));
  }

  /** Since when it is noted which service account tokens of old are used (KEP-2799). */
  private void tokenTracking(LocalDate today) {
    add(
        "/api/v1/namespaces/kube-system/configmaps",
        MapValue.EMPTY,
        "kube-apiserver-legacy-service-account-token-tracking",
        MapValue.of("data", MapValue.of("since", Value.of(today.toString()))));
  }

  private void priorities() {
    String classes = "/apis/scheduling.k8s.io/v1/priorityclasses";
    add(
        classes,
        MapValue.EMPTY,
        "system-node-critical",
        json(
            "{'value':2000001000,'description':'Used for system critical pods that must not be"
                + " moved from their current node.'}"));
    add(
        classes,
        MapValue.EMPTY,
        "system-cluster-critical",
        json(
            "{'value':2000000000,'description':'Used for system critical pods that must run in the"
                + " cluster, but can be moved to another node if necessary.'}"));
  }

  private void add(String collection, MapValue metadata, String name, MapValue rest) {
    MapValue body = MapValue.of("metadata", metadata.with("name", Value.of(name)));
    for (String key : rest.keys()) {
      body = body.with(key, rest.valueAt(rest.indexOf(key)));
    }
    String query = collection.startsWith(FLOW) ? "fieldManager=" + FLOW_MANAGER : "";
    all.add(new BootObject(collection, query, body));
  }

  private static MapValue json(String text) {
    return (MapValue) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
