package io.quarterdeck.builtin.extensions;

import io.quarterdeck.builtin.Reshape;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Conversion;
import java.util.function.UnaryOperator;

/** Ingresses of {@code extensions/v1beta1} name the service of a backend in two plain fields. */
final class IngressConversion implements Conversion {
  @Override
  public KubeObject toStored(KubeObject ingress) {
    return ingress
        .with("apiVersion", Value.of("networking.k8s.io/v1"))
        .edit("spec", spec -> spec(spec, "backend", "defaultBackend", IngressConversion::stored));
  }

  @Override
  public KubeObject toServed(KubeObject ingress) {
    return ingress
        .with("apiVersion", Value.of("extensions/v1beta1"))
        .edit("spec", spec -> spec(spec, "defaultBackend", "backend", IngressConversion::served));
  }

  private static MapValue spec(
      MapValue spec, String from, String to, UnaryOperator<MapValue> backend) {
    return Reshape.of(spec.mapAt(from, backend))
        .keep("ingressClassName")
        .move(from, to)
        .keep("tls")
        .editEach("rules", rule -> rule.mapAt("http", http -> paths(http, backend)))
        .done();
  }

  private static MapValue paths(MapValue http, UnaryOperator<MapValue> backend) {
    return http.mapEach("paths", path -> path.mapAt("backend", backend));
  }

  private static MapValue stored(MapValue backend) {
    Value port = backend.find("servicePort");
    boolean named = port instanceof StringValue;
    boolean numbered = port instanceof IntValue n && n.value() != 0;
    Reshape stored = Reshape.of(backend);
    if (named || numbered || !backend.string("serviceName").isEmpty()) {
      MapValue of =
          named || numbered
              ? MapValue.of(named ? "name" : "number", backend.get("servicePort").orElseThrow())
              : MapValue.EMPTY;
      stored.put(
          "service", MapValue.of("name", Value.of(backend.string("serviceName")), "port", of));
    }
    return stored.keep("resource").done();
  }

  private static MapValue served(MapValue backend) {
    Reshape served = Reshape.of(backend);
    MapValue service = backend.map("service");
    MapValue port = service.map("port");
    if (!service.string("name").isEmpty()) {
      served.put("serviceName", Value.of(service.string("name")));
    }
    served.put(
        "servicePort",
        port.string("name").isEmpty()
            ? Value.of(port.integer("number"))
            : Value.of(port.string("name")));
    return served.keep("resource").done();
  }
}
