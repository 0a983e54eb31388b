package io.quarterdeck.rules;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.List;

/** Checks where a load balancer listens, as the status of Services and Ingresses says it. */
public final class LoadBalancers {
  private static final String INGRESS = "ingress";

  private LoadBalancers() {}

  /** Returns the addresses that an object's status already holds: they may stay as they are. */
  public static ListValue addresses(MapValue status) {
    List<Value> known = new ArrayList<>();
    for (MapValue ingress : status.map("loadBalancer").list(INGRESS).maps()) {
      known.add(Value.of(ingress.string("ip")));
    }
    return ListValue.of(known);
  }

  /** Checks the address of one place, if it has one. */
  public static void checkIp(Fields ingress, ListValue known) {
    String ip = ingress.string("ip");
    if (!ip.isEmpty()) {
      Addresses.legacyIp(ip, known, ingress.at("ip"), ingress.errors());
    }
  }

  /** Checks the name of one place, if it has one. */
  public static void checkHostname(Fields ingress) {
    ingress.ifSet("hostname", Formats.DNS_SUBDOMAIN);
    if (Ip.parse(ingress.string("hostname")).isPresent()) {
      ingress.invalid("hostname", "must be a DNS name, not an IP address");
    }
  }

  /** Returns what clients should hear of the addresses that a status holds. */
  public static List<String> warnings(MapValue status) {
    List<String> warnings = new ArrayList<>();
    ListValue ingress = status.map("loadBalancer").list(INGRESS);
    Path path = Path.of("status").child("loadBalancer").child(INGRESS);
    for (int i = 0; i < ingress.size(); i++) {
      String ip = ingress.map(i).string("ip");
      if (!ip.isEmpty()) {
        warnings.addAll(Addresses.warningsForIp(ip, path.index(i)));
      }
    }
    return warnings;
  }
}
