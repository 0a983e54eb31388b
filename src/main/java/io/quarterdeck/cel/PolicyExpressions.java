package io.quarterdeck.cel;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The expressions of one policy, each of which may use the variables that stand before it ({@code
 * variables.x}). Owned by who checks the policy; not thread-safe.
 */
public final class PolicyExpressions {
  private static final String VARIABLES_TYPE = "kubernetes.variables";

  private final boolean composed;
  private final Map<String, CelType> variables = new HashMap<>();
  private final Map<AdmissionVariables, Environment> environments = new HashMap<>();

  /**
   * @param composed whether there is a variable {@code variables}
   */
  public PolicyExpressions(boolean composed) {
    this.composed = composed;
  }

  public Compilation compile(String expression, AdmissionVariables has) {
    return environments.computeIfAbsent(has, this::environment).compile(expression);
  }

  /** As {@link #compile}; later expressions know the variable, of any type if it is wrong. */
  public Compilation compileVariable(String name, String expression, AdmissionVariables has) {
    Compilation compiled = compile(expression, has);
    variables.put(
        name, compiled instanceof Compilation.Checked c ? known(c.type()) : SimpleType.DYN);
    return compiled;
  }

  /** Variables keep simple types, and lists and maps of them; others read as dyn. */
  private static CelType known(CelType type) {
    return switch (type) {
      case SimpleType simple when simple.kind() != CelKind.ERROR -> simple;
      case ListType list when list.hasElemType() -> ListType.create(known(list.elemType()));
      case MapType map -> MapType.create(known(map.keyType()), known(map.valueType()));
      default -> SimpleType.DYN;
    };
  }

  private Environment environment(AdmissionVariables has) {
    return composed
        ? has.environment()
            .extend()
            .variable("variables", StructTypeReference.create(VARIABLES_TYPE))
            .types(this::fields)
            .buildForgetful()
        : has.environment();
  }

  private Optional<Function<String, Optional<CelType>>> fields(String type) {
    return type.equals(VARIABLES_TYPE)
        ? Optional.of(name -> Optional.ofNullable(variables.get(name)))
        : Optional.empty();
  }
}
