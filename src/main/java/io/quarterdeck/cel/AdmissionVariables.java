package io.quarterdeck.cel;

import dev.cel.common.types.SimpleType;
import io.quarterdeck.cel.library.JsonPatches;
import io.quarterdeck.cel.library.KubernetesTypes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which variables an expression of an admission webhook or policy has, besides {@code object},
 * {@code oldObject}, {@code request} and {@code namespaceObject}.
 *
 * @param params whether {@code params} is one: the policy has a parameter kind
 * @param authorizer whether {@code authorizer} is one
 * @param patches whether the expression may make objects and JSON patches
 */
public record AdmissionVariables(boolean params, boolean authorizer, boolean patches) {
  /** One for each combination, made when it is first needed: that takes some milliseconds. */
  private static final Map<AdmissionVariables, Environment> ENVIRONMENTS =
      new ConcurrentHashMap<>();

  /** Returns the environment with these variables. */
  public Environment environment() {
    return ENVIRONMENTS.computeIfAbsent(this, AdmissionVariables::build);
  }

  private Environment build() {
    Environment.Builder built =
        Environment.kubernetes()
            .extend()
            .types(AdmissionTypes.TYPES)
            .variable("object", SimpleType.DYN)
            .variable("oldObject", SimpleType.DYN)
            .variable("namespaceObject", AdmissionTypes.NAMESPACE)
            .variable("request", AdmissionTypes.REQUEST);
    if (params) {
      built.variable("params", SimpleType.DYN);
    }
    if (authorizer) {
      built
          .variable("authorizer", KubernetesTypes.AUTHORIZER)
          .variable("authorizer.requestResource", KubernetesTypes.RESOURCE_CHECK);
    }
    if (patches) {
      built.types(new PatchTypes()).libraries(JsonPatches.LIBRARY);
    }
    return built.build();
  }
}
