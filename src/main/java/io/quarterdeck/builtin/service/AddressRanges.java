package io.quarterdeck.builtin.service;

import io.quarterdeck.admission.Cluster;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Cidr;
import io.quarterdeck.rules.Ip;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ranges that services get addresses of: those of the ServiceCIDR objects that are ready and
 * not about to go (KEP-1880).
 */
final class AddressRanges {
  private final Cluster cluster;

  AddressRanges(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Returns the pools of a family, each range once. */
  List<AddressPool> of(String family) {
    return pools().stream().filter(p -> p.family().equals(family)).toList();
  }

  /** Returns a pool that has the address. */
  Optional<AddressPool> with(Ip address) {
    return pools().stream().filter(p -> p.contains(address)).findFirst();
  }

  private List<AddressPool> pools() {
    Map<String, AddressPool> pools = new LinkedHashMap<>();
    for (KubeObject range : cluster.all("networking.k8s.io", "servicecidrs", "")) {
      if (!range.meta().isBeingDeleted() && isReady(range)) {
        for (String text : range.spec().list("cidrs").strings()) {
          Cidr.parse(text).ifPresent(cidr -> pools.put(text, new AddressPool(cidr)));
        }
      }
    }
    return List.copyOf(pools.values());
  }

  /** Without a condition a range is ready: nobody may be there to set one. */
  private static boolean isReady(KubeObject range) {
    for (MapValue condition : range.root().map("status").list("conditions").maps()) {
      if (condition.string("type").equals("Ready")) {
        return condition.string("status").equals("True");
      }
    }
    return true;
  }
}
