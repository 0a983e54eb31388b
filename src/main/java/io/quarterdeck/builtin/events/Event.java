package io.quarterdeck.builtin.events;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.core.EventRules;

/** The kind Event of events.k8s.io. */
public final class Event {
  public static final Kind KIND =
      Kind.named("Event", "events")
          .namespaced()
          .shortNames("ev")
          .alias("regarding.kind", "involvedObject.kind")
          .alias("regarding.namespace", "involvedObject.namespace")
          .alias("regarding.name", "involvedObject.name")
          .alias("regarding.uid", "involvedObject.uid")
          .alias("regarding.apiVersion", "involvedObject.apiVersion")
          .alias("regarding.resourceVersion", "involvedObject.resourceVersion")
          .alias("regarding.fieldPath", "involvedObject.fieldPath")
          .alias("reason", "reason")
          .alias("reportingController", "reportingComponent")
          .alias("type", "type")
          .converts("v1", new EventConversion())
          .sameAs(io.quarterdeck.builtin.core.Event.KIND)
          .strategy(new EventRules(true));

  private Event() {}
}
