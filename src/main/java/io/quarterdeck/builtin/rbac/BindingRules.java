package io.quarterdeck.builtin.rbac;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;

/** The rules of RoleBinding and ClusterRoleBinding: whom they bind to which role, for good. */
final class BindingRules implements Strategy {
  private static final Choices GROUP = Choices.of("rbac.authorization.k8s.io");
  private static final Choices NO_GROUP = Choices.of("");
  private static final Choices SUBJECTS = Choices.inOrder("ServiceAccount", "User", "Group");

  private static final GoStruct ROLE_REF = GoStruct.of("APIGroup=apiGroup Kind Name");

  private final boolean namespaced;
  private final Choices roles;

  /**
   * @param namespaced whether it is a RoleBinding, which can also bind to a Role and whose service
   *     accounts default to its own namespace
   */
  BindingRules(boolean namespaced) {
    this.namespaced = namespaced;
    this.roles = namespaced ? Choices.inOrder("Role", "ClusterRole") : Choices.of("ClusterRole");
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject binding, FieldErrors errors) {
    Fields fields = Fields.of(binding.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject binding, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(binding.root(), errors);
    Metadata.check(fields, namespaced, nameRule()::check);
    check(fields);
    Metadata.checkUpdate(fields, old);
    if (!Fields.same(fields.map("roleRef"), old.root().map("roleRef"))) {
      fields.invalid("roleRef", ROLE_REF.show(fields.map("roleRef")), "cannot change roleRef");
    }
  }

  private void check(Fields binding) {
    Fields role = binding.in("roleRef");
    role.oneOf("apiGroup", GROUP);
    role.oneOf("kind", roles);
    if (role.required("name")) {
      NameRule.PATH_SEGMENT
          .check(role.string("name"), false)
          .forEach(wrong -> role.invalid("name", wrong));
    }
    for (Fields subject : binding.each("subjects")) {
      checkSubject(subject);
    }
  }

  private void checkSubject(Fields subject) {
    subject.required("name");
    switch (subject.string("kind")) {
      case "ServiceAccount" -> {
        subject.ifSet("name", Formats.DNS_SUBDOMAIN);
        subject.oneOf("apiGroup", NO_GROUP);
        if (!namespaced) {
          subject.required("namespace");
        }
      }
      case "User", "Group" -> subject.oneOf("apiGroup", GROUP);
      default -> subject.oneOf("kind", SUBJECTS);
    }
  }
}
