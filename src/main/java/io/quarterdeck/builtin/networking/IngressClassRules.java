package io.quarterdeck.builtin.networking;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.DomainPath;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;

/** The rules of IngressClass: who serves it, which stays, and with which parameters. */
final class IngressClassRules implements Strategy {
  private static final int CONTROLLER_MAX = 250;
  private static final Choices SCOPES = Choices.of("Cluster", "Namespace");

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject ingressClass, FieldErrors errors) {
    Fields fields = Fields.of(ingressClass.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject ingressClass, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(ingressClass.root(), errors);
    Fields spec = fields.in("spec");
    Metadata.checkUpdate(fields, old);
    spec.immutableString("controller", old.spec());
    Metadata.check(fields, false, nameRule()::check);
    check(spec);
  }

  private static void check(Fields spec) {
    if (Chars.length(spec.string("controller")) > CONTROLLER_MAX) {
      spec.errors().tooLong(spec.at("controller"), CONTROLLER_MAX);
    }
    DomainPath.required(spec, "controller");
    if (spec.has("parameters")) {
      Fields parameters = spec.in("parameters");
      TypedReferences.check(parameters);
      checkScope(parameters);
    }
  }

  private static void checkScope(Fields parameters) {
    if (!parameters.has("scope")) {
      parameters.required("scope");
    } else if (parameters.oneOf("scope", SCOPES)) {
      if (parameters.string("scope").equals("Cluster")) {
        parameters.absent("namespace", "`parameters.scope` is set to 'Cluster'");
      } else if (parameters.has("namespace")) {
        parameters.form("namespace", Formats.DNS_LABEL);
      } else {
        parameters.required("namespace", "`parameters.scope` is set to 'Namespace'");
      }
    }
  }
}
