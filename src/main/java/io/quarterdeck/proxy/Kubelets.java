package io.quarterdeck.proxy;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.Failures;
import java.util.List;

/**
 * Finds the kubelet of a node in what it reported about itself.
 *
 * @param addressTypes which of a node's addresses are taken, the best first
 * @param defaultPort of kubelets that report none
 */
public record Kubelets(List<String> addressTypes, long defaultPort) {

  /**
   * Returns where the node's kubelet answers.
   *
   * @throws io.quarterdeck.status.ApiException 500 if it has no address of a type that counts
   */
  public Location of(KubeObject node) {
    List<MapValue> addresses = node.status().list("addresses").maps();
    long reported = node.status().map("daemonEndpoints").map("kubeletEndpoint").integer("Port");
    String port = Long.toString(reported > 0 ? reported : defaultPort);
    for (String type : addressTypes) {
      for (MapValue address : addresses) {
        if (address.string("type").equals(type)) {
          return new Location("https", address.string("address"), port, "", "");
        }
      }
    }
    List<String> known =
        addresses.stream()
            .map(a -> "{" + a.string("type") + " " + a.string("address") + "}")
            .toList();
    throw Failures.plain500(
        "no preferred addresses found; known addresses: [" + String.join(" ", known) + "]");
  }
}
