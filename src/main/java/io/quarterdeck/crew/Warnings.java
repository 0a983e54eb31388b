package io.quarterdeck.crew;

import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;

/** Tells people of what is wrong with an object, by an Event about it and in the log. */
final class Warnings {
  private static final System.Logger LOG = System.getLogger(Warnings.class.getName());

  private final Loopback server;
  private final String controller;
  private final String host;
  private final Clock clock;

  /**
   * @param controller who reports
   * @param host where it runs
   */
  Warnings(Loopback server, String controller, String host, Clock clock) {
    this.server = server;
    this.controller = controller;
    this.host = host;
    this.clock = clock;
  }

  void about(KubeObject object, String reason, String action, String note) {
    LOG.log(Level.WARNING, "{0}: {1}", object.meta().name(), note);
    String namespace = object.meta().namespace().isEmpty() ? "default" : object.meta().namespace();
    Instant now = clock.instant();
    String name =
        object.meta().name()
            + "."
            + Long.toHexString(now.toEpochMilli() * 1_000_000 + now.getNano());
    MapValue event =
        MapValue.of("metadata", MapValue.of("name", Value.of(name)))
            .with("eventTime", Value.of(GoTime.formatMicro(now)))
            .with("reportingController", Value.of(controller))
            .with("reportingInstance", Value.of(controller + "-" + host))
            .with("action", Value.of(action))
            .with("reason", Value.of(reason))
            .with("regarding", reference(object))
            .with("note", Value.of(note))
            .with("type", Value.of("Warning"));
    server.ask("POST", "/apis/events.k8s.io/v1/namespaces/" + namespace + "/events", "", event);
  }

  private static MapValue reference(KubeObject object) {
    return MapValue.of("kind", Value.of(object.kind()))
        .with("namespace", Value.of(object.meta().namespace()))
        .with("name", Value.of(object.meta().name()))
        .with("uid", Value.of(object.meta().uid()))
        .with("apiVersion", Value.of(object.apiVersion()))
        .with("resourceVersion", Value.of(object.meta().resourceVersion()));
  }
}
