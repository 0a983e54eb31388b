package io.quarterdeck.builtin.core;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.IntOrString;
import java.util.HashSet;
import java.util.Set;

/** The rules of the ports of services: each name, port and port of the node is there once. */
final class ServicePortRules {
  private static final Choices PROTOCOLS = Choices.of("TCP", "UDP", "SCTP");
  private static final GoStruct PORT =
      GoStruct.of("Name Protocol AppProtocol* Port# TargetPort# NodePort#");

  private record Key(String protocol, long port) {}

  private ServicePortRules() {}

  static void check(Fields spec) {
    ListValue ports = spec.list("ports");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      Fields port = spec.item("ports", i);
      String name = port.string("name");
      if (!name.isEmpty()) {
        port.form("name", Formats.DNS_LABEL);
        if (!names.add(name)) {
          port.duplicate("name", Value.of(name));
        }
      } else if (ports.size() > 1) {
        port.errors().required(port.at("name"), "");
      }
      port.port("port");
      port.requiredOneOf("protocol", PROTOCOLS);
      IntOrString.port(port, "targetPort");
      if (port.has("appProtocol")) {
        port.form("appProtocol", Formats.LABEL_KEY);
      }
    }
  }

  static void checkUnique(Fields spec) {
    ListValue ports = spec.list("ports");
    boolean inside = spec.string("type").equals(ServiceTypes.CLUSTER_IP);
    Set<Key> nodePorts = new HashSet<>();
    for (int i = 0; inside && i < ports.size(); i++) {
      if (ports.map(i).integer("nodePort") != 0) {
        spec.item("ports", i).forbidden("nodePort", "may not be used when `type` is 'ClusterIP'");
      }
    }
    for (int i = 0; i < ports.size(); i++) {
      long port = ports.map(i).integer("nodePort");
      if (port != 0 && !nodePorts.add(new Key(ports.map(i).string("protocol"), port))) {
        spec.item("ports", i).duplicate("nodePort", Value.of(port));
      }
    }
    Set<Key> seen = new HashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      Key key = new Key(ports.map(i).string("protocol"), ports.map(i).integer("port"));
      if (!seen.add(key)) {
        Path path = spec.at("ports").index(i);
        MapValue shown =
            MapValue.of("protocol", Value.of(key.protocol()), "port", Value.of(key.port()));
        spec.errors().duplicate(path, PORT.show(shown));
      }
    }
  }
}
