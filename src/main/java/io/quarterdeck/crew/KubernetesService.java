package io.quarterdeck.crew;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The service through which pods reach the API, {@code default/kubernetes}, and its Endpoints and
 * EndpointSlice, which name the servers that are there. Each server keeps them right.
 */
public final class KubernetesService implements AutoCloseable {
  /** How often to look; upstream's. */
  public static final Duration PAUSE = Duration.ofSeconds(10);

  private static final String SERVICES = "/api/v1/namespaces/default/services";
  private static final String ENDPOINTS = "/api/v1/namespaces/default/endpoints";
  private static final String SLICES =
      "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices";
  private static final String NAME = "kubernetes";
  private static final String SKIP_MIRROR = "endpointslice.kubernetes.io/skip-mirror";
  private static final int SERVICE_PORT = 443;

  /**
   * Where the service is and where it leads to.
   *
   * @param clusterAddress the service's
   * @param port the servers'
   * @param nodePort 0 for none
   */
  public record Settings(String clusterAddress, int port, int nodePort) {}

  private final Loopback server;
  private final Settings settings;
  private final Optional<Peers> peers;
  private boolean closed; // guarded by this

  /**
   * @param peers empty if others keep the endpoints
   */
  public KubernetesService(Loopback server, Settings settings, Optional<Peers> peers) {
    this.server = server;
    this.settings = settings;
    this.peers = peers;
  }

  /** One round. */
  public synchronized void run() {
    if (closed) {
      return;
    }
    if (server.get(SERVICES + "/" + NAME).code() == 404) {
      server.ask("POST", SERVICES, "", service());
    }
    peers.ifPresent(
        there -> {
          there.renew();
          List<String> alive = there.alive();
          if (!alive.isEmpty()) { // we have just said that we are there: the store does not know
            reconcile(alive);
          }
        });
  }

  private MapValue service() {
    MapValue port = port("port", SERVICE_PORT).with("targetPort", settings.port());
    boolean onNodes = settings.nodePort() > 0;
    MapValue spec =
        MapValue.of(
                "ports", ListValue.of(onNodes ? port.with("nodePort", settings.nodePort()) : port))
            .with("clusterIP", Value.of(settings.clusterAddress()))
            .with("ipFamilyPolicy", Value.of("SingleStack"))
            .with("sessionAffinity", Value.of("None"))
            .with("type", Value.of(onNodes ? "NodePort" : "ClusterIP"));
    MapValue labels =
        MapValue.of("component", Value.of("apiserver")).with("provider", Value.of("kubernetes"));
    return MapValue.of("metadata", named(labels)).with("spec", spec);
  }

  private static MapValue named(MapValue labels) {
    return MapValue.of("name", Value.of(NAME)).with("labels", labels);
  }

  private static MapValue port(String field, int number) {
    return MapValue.of("name", Value.of("https"))
        .with(field, number)
        .with("protocol", Value.of("TCP"));
  }

  // ---- where it leads to

  private void reconcile(List<String> addresses) {
    List<String> sorted = addresses.stream().sorted().toList();
    String path = ENDPOINTS + "/" + NAME;
    MapValue there = server.get(path).body();
    MapValue labels = there.map("metadata").map("labels").with(SKIP_MIRROR, Value.of("true"));
    MapValue wanted =
        there
            .with(
                "metadata",
                there.map("metadata").with("name", Value.of(NAME)).with("labels", labels))
            .with("subsets", subsets(sorted));
    put(ENDPOINTS, there, wanted);
    slice(sorted);
  }

  private ListValue subsets(List<String> addresses) {
    if (addresses.isEmpty()) {
      return ListValue.EMPTY;
    }
    ListValue entries =
        ListValue.of(addresses.stream().map(a -> (Value) MapValue.of("ip", Value.of(a))).toList());
    return ListValue.of(
        MapValue.of("addresses", entries)
            .with("ports", ListValue.of(port("port", settings.port()))));
  }

  /** One slice of one family: IPv6 if all addresses are. */
  private void slice(List<String> addresses) {
    boolean v6 = !addresses.isEmpty() && addresses.stream().allMatch(KubernetesService::isV6);
    MapValue there = server.get(SLICES + "/" + NAME).body();
    MapValue old = there.has("addressType") ? there : MapValue.EMPTY;
    String type = v6 ? "IPv6" : "IPv4";
    if (!old.isEmpty() && !old.string("addressType").equals(type)) {
      server.ask("DELETE", SLICES + "/" + NAME, "", MapValue.EMPTY);
      old = MapValue.EMPTY;
    }
    MapValue labels = MapValue.of("kubernetes.io/service-name", Value.of(NAME));
    MapValue wanted =
        old.with(
                "metadata", old.map("metadata").with("name", Value.of(NAME)).with("labels", labels))
            .with("addressType", Value.of(type))
            .with(
                "endpoints",
                ListValue.of(
                    addresses.stream()
                        .filter(a -> isV6(a) == v6)
                        .map(KubernetesService::endpoint)
                        .toList()))
            .with(
                "ports",
                addresses.isEmpty()
                    ? ListValue.EMPTY
                    : ListValue.of(port("port", settings.port())));
    put(SLICES, old, wanted);
  }

  private static Value endpoint(String address) {
    return MapValue.of("addresses", ListValue.ofStrings(List.of(address)))
        .with("conditions", MapValue.of("ready", Value.of(true)));
  }

  private static boolean isV6(String address) {
    return address.indexOf(':') >= 0;
  }

  /** Writes an object unless it is as it shall be; that another server was faster is as good. */
  private void put(String collection, MapValue there, MapValue wanted) {
    if (there.map("metadata").string("uid").isEmpty()) {
      MapValue fresh = wanted;
      for (String left : List.of("kind", "apiVersion", "code", "message", "reason", "details")) {
        fresh = fresh.without(left);
      }
      server.ask("POST", collection, "", fresh.without("status"));
    } else if (!wanted.equals(there)) {
      server.ask("PUT", collection + "/" + NAME, "", wanted);
    }
  }

  /** Takes this server out of the endpoints: it is going. */
  @Override
  public synchronized void close() {
    closed = true;
    peers.ifPresent(
        there -> {
          there.leave();
          reconcile(there.alive());
        });
  }
}
