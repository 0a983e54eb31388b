package io.quarterdeck.builtin.networking;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** The kind IngressClass of networking.k8s.io. */
public final class IngressClass {
  public static final Kind KIND =
      Kind.named("IngressClass", "ingressclasses")
          .stored("networking.k8s.io/v1")
          .defaults("v1", NetworkingDefaults::ingressClass)
          .strategy(new IngressClassRules())
          .columns(columns());

  private IngressClass() {}

  private static Table columns() {
    return Table.named(IngressClass::name)
        .text(
            "Controller",
            Doc.of("Controller that is responsible for handling this class"),
            o -> o.spec().string("controller"))
        .text(
            "Parameters",
            Doc.of("A reference to a resource with additional parameters"),
            IngressClass::parameters)
        .age();
  }

  private static String name(KubeObject ingressClass) {
    boolean isDefault =
        ingressClass
            .meta()
            .map()
            .map("annotations")
            .string("ingressclass.kubernetes.io/is-default-class")
            .equals("true");
    return ingressClass.meta().name() + (isDefault ? " (default)" : "");
  }

  private static String parameters(KubeObject ingressClass) {
    if (!ingressClass.spec().has("parameters")) {
      return Cells.NONE;
    }
    MapValue parameters = ingressClass.spec().map("parameters");
    String group = parameters.has("apiGroup") ? "." + parameters.string("apiGroup") : "";
    return parameters.string("kind") + group + "/" + parameters.string("name");
  }
}
