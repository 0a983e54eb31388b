package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.object.KubeObject;

/** The kind Event of the core group. */
public final class Event {
  public static final Kind KIND =
      Kind.named("Event", "events")
          .namespaced()
          .shortNames("ev")
          .select("involvedObject.kind")
          .select("involvedObject.namespace")
          .select("involvedObject.name")
          .select("involvedObject.uid")
          .select("involvedObject.apiVersion")
          .select("involvedObject.resourceVersion")
          .select("involvedObject.fieldPath")
          .select("reason")
          .select("reportingComponent")
          .select("source", Event::source)
          .select("type")
          .stored("v1");

  private Event() {}

  /** The component that reported; new clients write only the controller's name. */
  private static String source(KubeObject event) {
    String component = event.root().map("source").string("component");
    return component.isEmpty() ? event.root().string("reportingComponent") : component;
  }
}
