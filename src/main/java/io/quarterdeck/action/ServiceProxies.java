package io.quarterdeck.action;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.proxy.Backend;
import io.quarterdeck.proxy.Location;
import io.quarterdeck.proxy.NamedPort;
import io.quarterdeck.proxy.ReverseProxy;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.Connect;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code services/[scheme:]NAME[:port]/proxy}: passes requests on to one of the pods behind a
 * service, any one that its Endpoints name.
 */
record ServiceProxies(Finder finder, Backend backend, RandomGenerator random) implements Connect {
  @Override
  public Reply connect(Call call) {
    Connects.refuseDryRun(call);
    NamedPort asked =
        NamedPort.parse(call.name())
            .orElseThrow(
                () -> Failures.badRequest("invalid service request " + GoText.quote(call.name())));
    String port = portName(call, asked);
    List<MapValue> subsets = find(call, "endpoints", asked.name()).root().list("subsets").maps();
    if (subsets.isEmpty()) {
      throw noEndpoints(asked.name());
    }
    String scheme = asked.scheme().isEmpty() ? "http" : asked.scheme();
    Location to = pick(call, subsets, port, scheme).orElseThrow(() -> noEndpoints(call.name()));
    return ReverseProxy.forward(call.request(), to.at(Connects.below(call)), backend);
  }

  private static ApiException noEndpoints(String service) {
    return Failures.serviceUnavailable(
        "no endpoints available for service " + GoText.quote(service));
  }

  private KubeObject find(Call call, String resource, String name) {
    return finder
        .find(resource, call.namespace(), name)
        .orElseThrow(() -> Connects.notFound(call, name));
  }

  /** A number is one of the service's own ports, whose name counts from there on. */
  private String portName(Call call, NamedPort asked) {
    if (!asked.port().matches("[+-]?[0-9]{1,18}")) {
      return asked.port();
    }
    long number = Long.parseLong(asked.port());
    return find(call, "services", asked.name()).spec().list("ports").maps().stream()
        .filter(p -> p.integer("port") == number)
        .findFirst()
        .map(p -> p.string("name"))
        .orElseThrow(
            () ->
                Failures.serviceUnavailable(
                    "no service port "
                        + number
                        + " found for service "
                        + GoText.quote(asked.name())));
  }

  private Optional<Location> pick(Call call, List<MapValue> subsets, String port, String scheme) {
    int first = random.nextInt(subsets.size());
    for (int i = 0; i < subsets.size(); i++) {
      MapValue subset = subsets.get((first + i) % subsets.size());
      for (MapValue candidate : subset.list("ports").maps()) {
        if (candidate.string("name").equals(port)) {
          Optional<String> ip = anyPod(call, subset.list("addresses").maps());
          if (ip.isPresent()) {
            String number = Long.toString(candidate.integer("port"));
            return Optional.of(new Location(scheme, ip.get(), number, "", ""));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Only addresses of pods are gone on to: who may write Endpoints could name any other. */
  private Optional<String> anyPod(Call call, List<MapValue> addresses) {
    if (addresses.isEmpty()) {
      return Optional.empty();
    }
    int first = random.nextInt(addresses.size());
    for (int i = 0; i < addresses.size(); i++) {
      MapValue address = addresses.get((first + i) % addresses.size());
      if (isOfPod(call, address)) {
        return Optional.of(address.string("ip"));
      }
    }
    return Optional.empty();
  }

  private boolean isOfPod(Call call, MapValue address) {
    MapValue target = address.map("targetRef");
    return target.string("namespace").equals(call.namespace())
        && finder
            .find("pods", call.namespace(), target.string("name"))
            .filter(
                pod ->
                    pod.status().list("podIPs").maps().stream()
                        .anyMatch(ip -> ip.string("ip").equals(address.string("ip"))))
            .isPresent();
  }
}
