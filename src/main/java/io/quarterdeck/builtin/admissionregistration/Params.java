package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The columns about parameters that policies and bindings of both sorts share. */
final class Params {
  static final Doc KIND_DOC =
      Doc.of("ParamKind specifies the kind of resources used to parameterize this policy");

  private Params() {}

  static String kind(KubeObject policy) {
    if (!policy.spec().has("paramKind")) {
      return Cells.UNSET;
    }
    MapValue kind = policy.spec().map("paramKind");
    return kind.string("apiVersion") + "/" + kind.string("kind");
  }

  /** Returns the columns of a binding. */
  static Table bindingColumns() {
    return Table.named()
        .text(
            "PolicyName",
            Doc.of("PolicyName indicates the policy definition which the policy binding binded to"),
            o -> o.spec().string("policyName"))
        .text(
            "ParamRef",
            Doc.of("ParamRef indicates the param resource which sets the configuration param"),
            Params::reference)
        .age();
  }

  /** The parameters; whether their kind has namespaces cannot be seen here, so "*" is any. */
  private static String reference(KubeObject binding) {
    MapValue reference = binding.spec().map("paramRef");
    String name = reference.string("name");
    if (!name.isEmpty()) {
      return Cells.or(reference.string("namespace"), "*") + "/" + name;
    }
    return reference.has("selector") ? goText(reference.map("selector")) : Cells.UNSET;
  }

  /** A label selector as Go's generated code prints it, which is what upstream shows here. */
  private static String goText(MapValue selector) {
    String labels =
        new TreeMap<>(selector.map("matchLabels").strings())
            .entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue() + ",")
                .collect(Collectors.joining());
    String expressions =
        selector.list("matchExpressions").maps().stream()
            .map(Params::goRequirement)
            .collect(Collectors.joining());
    return "&LabelSelector{MatchLabels:map[string]string{"
        + labels
        + "},MatchExpressions:[]LabelSelectorRequirement{"
        + expressions
        + "},}";
  }

  private static String goRequirement(MapValue requirement) {
    return "LabelSelectorRequirement{Key:"
        + requirement.string("key")
        + ",Operator:"
        + requirement.string("operator")
        + ",Values:["
        + String.join(" ", requirement.list("values").strings())
        + "],},";
  }
}
