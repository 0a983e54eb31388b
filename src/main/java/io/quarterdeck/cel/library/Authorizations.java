package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;
import static io.quarterdeck.cel.library.KubernetesTypes.AUTHORIZER;
import static io.quarterdeck.cel.library.KubernetesTypes.DECISION;
import static io.quarterdeck.cel.library.KubernetesTypes.GROUP_CHECK;
import static io.quarterdeck.cel.library.KubernetesTypes.PATH_CHECK;
import static io.quarterdeck.cel.library.KubernetesTypes.RESOURCE_CHECK;

/**
 * Questions to the authorizer: {@code
 * authorizer.group('apps').resource('deployments').check('get').allowed()}.
 */
public final class Authorizations {
  public static final Library LIBRARY =
      Library.declares()
          .method("path", "authorizer_path", PATH_CHECK, AUTHORIZER, STRING)
          .method("group", "authorizer_group", GROUP_CHECK, AUTHORIZER, STRING)
          .method(
              "serviceAccount", "authorizer_serviceaccount", AUTHORIZER, AUTHORIZER, STRING, STRING)
          .method("resource", "groupcheck_resource", RESOURCE_CHECK, GROUP_CHECK, STRING)
          .method(
              "subresource", "resourcecheck_subresource", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
          .method("namespace", "resourcecheck_namespace", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
          .method("name", "resourcecheck_name", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
          .method(
              "fieldSelector", "authorizer_fieldselector", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
          .method(
              "labelSelector", "authorizer_labelselector", RESOURCE_CHECK, RESOURCE_CHECK, STRING)
          .method("check", "pathcheck_check", DECISION, PATH_CHECK, STRING)
          .method("check", "resourcecheck_check", DECISION, RESOURCE_CHECK, STRING)
          .method("errored", "decision_errored", BOOL, DECISION)
          .method("error", "decision_error", STRING, DECISION)
          .method("allowed", "decision_allowed", BOOL, DECISION)
          .method("reason", "decision_reason", STRING, DECISION)
          .build();

  private Authorizations() {}
}
