package io.quarterdeck.crew;

import io.quarterdeck.crew.Loopback.Answer;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;

/**
 * The ServiceCIDR {@code kubernetes} with the ranges of the settings: makes it, adds the second
 * range when a cluster gets two, and says that it is ready. It is deleted by others.
 */
public final class DefaultServiceCidr {
  private static final System.Logger LOG = System.getLogger(DefaultServiceCidr.class.getName());
  private static final String COLLECTION = "/apis/networking.k8s.io/v1/servicecidrs";
  private static final String PATH = COLLECTION + "/kubernetes";
  private static final String MANAGER = "kubernetes-service-cidr-controller";

  private final Loopback server;
  private final ListValue ranges;
  private final Clock clock;
  private boolean toldOfOthers;

  public DefaultServiceCidr(Loopback server, List<String> ranges, Clock clock) {
    this.server = server;
    this.ranges = ListValue.ofStrings(ranges);
    this.clock = clock;
  }

  /** One round. */
  public synchronized void run() {
    Answer there = server.get(PATH);
    if (there.code() == 404) {
      MapValue spec = MapValue.of("cidrs", ranges);
      MapValue body = MapValue.of("metadata", MapValue.of("name", Value.of("kubernetes")));
      Answer made = server.ask("POST", COLLECTION, "", body.with("spec", spec));
      there = made.code() == 409 ? server.get(PATH) : made;
    }
    if (!there.isDone() || there.body().map("metadata").has("deletionTimestamp")) {
      return;
    }
    ListValue cidrs = there.body().map("spec").list("cidrs");
    if (ranges.size() == 2 && cidrs.size() == 1 && cidrs.get(0).equals(ranges.get(0))) {
      MapValue spec = there.body().map("spec").with("cidrs", ranges);
      server.ask("PUT", PATH, "", there.body().with("spec", spec));
    } else if (!cidrs.equals(ranges)) {
      tellOfOthers(cidrs);
    } else if (!isKnownToBeReady(there.body())) {
      server.ask("PATCH", PATH + "/status", "fieldManager=" + MANAGER + "&force=true", ready());
    }
  }

  private void tellOfOthers(ListValue cidrs) {
    if (!toldOfOthers) {
      LOG.log(
          Level.WARNING,
          "The default ServiceCIDR {0} does not match the flag {1}",
          cidrs.strings(),
          ranges.strings());
      toldOfOthers = true;
    }
  }

  /** A condition that another set is left alone, be it false. */
  private static boolean isKnownToBeReady(MapValue cidr) {
    for (MapValue condition : cidr.map("status").list("conditions").maps()) {
      if (condition.string("type").equals("Ready")) {
        return !condition.string("status").equals("Unknown");
      }
    }
    return false;
  }

  private MapValue ready() {
    MapValue condition =
        MapValue.of("type", Value.of("Ready"))
            .with("status", Value.of("True"))
            .with("lastTransitionTime", Value.of(GoTime.format(clock.instant())))
            .with("message", Value.of("Kubernetes default Service CIDR is ready"));
    return MapValue.of("apiVersion", Value.of("networking.k8s.io/v1"))
        .with("kind", Value.of("ServiceCIDR"))
        .with("metadata", MapValue.of("name", Value.of("kubernetes")))
        .with("status", MapValue.of("conditions", ListValue.of(condition)));
  }
}
