package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What a client should hear of ports that containers of one pod declare twice. */
final class PortWarnings {
  private record Declared(MapValue port, Path path) {}

  private final List<String> warnings = new ArrayList<>();
  private final Map<String, List<Declared>> byNumber = new HashMap<>();
  private final Map<String, Path> byName = new HashMap<>();

  private PortWarnings() {}

  static List<String> of(Path path, MapValue spec) {
    PortWarnings all = new PortWarnings();
    each(path, spec, all::number);
    each(path, spec, all::name);
    return all.warnings;
  }

  private static void each(Path path, MapValue spec, BiConsumer<MapValue, Path> action) {
    for (String list : ContainerRules.LISTS) {
      ListValue containers = spec.list(list);
      for (int i = 0; i < containers.size(); i++) {
        ListValue ports = containers.map(i).list("ports");
        for (int j = 0; j < ports.size(); j++) {
          action.accept(ports.map(j), path.child(list).index(i).child("ports").index(j));
        }
      }
    }
  }

  private void number(MapValue port, Path path) {
    if (!port.string("hostIP").isEmpty() && port.integer("hostPort") == 0) {
      warnings.add(path + ": hostIP set without hostPort: " + shown(port));
    }
    String key = port.integer("containerPort") + "/" + port.string("protocol");
    List<Declared> others = byNumber.computeIfAbsent(key, k -> new ArrayList<>());
    for (Declared other : others) {
      String problem = problem(port, other.port);
      if (!problem.isEmpty()) {
        warnings.add(path + ": " + problem + " port definition with " + other.path);
      }
    }
    others.add(new Declared(port, path));
  }

  /** Writes the port as Go prints a struct with {@code %+v}. */
  private static String shown(MapValue port) {
    return "{Name:"
        + port.string("name")
        + " HostPort:"
        + port.integer("hostPort")
        + " ContainerPort:"
        + port.integer("containerPort")
        + " Protocol:"
        + port.string("protocol")
        + " HostIP:"
        + port.string("hostIP")
        + "}";
  }

  private static String problem(MapValue a, MapValue b) {
    long hostPort = a.integer("hostPort");
    boolean samePort = hostPort == b.integer("hostPort");
    String ip = a.string("hostIP");
    String otherIp = b.string("hostIP");
    if (samePort && ip.equals(otherIp)) {
      return "duplicate";
    }
    if (hostPort == 0 || b.integer("hostPort") == 0) {
      return "overlapping";
    }
    return samePort && ip.isEmpty() != otherIp.isEmpty() ? "dangerously ambiguous" : "";
  }

  private void name(MapValue port, Path path) {
    String name = port.string("name");
    if (name.isEmpty()) {
      return;
    }
    Path first = byName.putIfAbsent(name, path);
    if (first != null) {
      warnings.add(
          path
              + ": duplicate port name "
              + GoText.quote(name)
              + " with "
              + first
              + ", services and probes that select ports by name will use "
              + first);
    }
  }
}
