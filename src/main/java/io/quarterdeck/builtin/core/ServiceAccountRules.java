package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules of ServiceAccounts: of a secret only the name is kept. */
final class ServiceAccountRules implements Strategy {
  private static final String ENFORCE = "kubernetes.io/enforce-mountable-secrets";

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject account) {
    return withNamesOnly(account);
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject account, KubeObject old) {
    return withNamesOnly(account);
  }

  private static KubeObject withNamesOnly(KubeObject account) {
    MapValue root =
        account
            .root()
            .mapEach(
                "secrets",
                secret ->
                    secret.size() == 1 && secret.has("name")
                        ? secret
                        : secret.string("name").isEmpty()
                            ? MapValue.EMPTY
                            : MapValue.of("name", Value.of(secret.string("name"))));
    return root.equals(account.root()) ? account : new KubeObject(root);
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject account, FieldErrors errors) {
    Metadata.checkKubernetesFinalizers(Fields.of(account.root(), errors).in("metadata"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject account, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(account.root(), errors);
    Metadata.checkUpdate(fields, old);
    ObjectMeta.check(fields.in("metadata"), true, nameRule()::check);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject account) {
    return account.meta().annotations().containsKey(ENFORCE)
        ? List.of(
            "metadata.annotations["
                + ENFORCE
                + "]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted"
                + " secrets")
        : List.of();
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject account, KubeObject old) {
    return old.meta().annotations().containsKey(ENFORCE)
        ? List.of()
        : warningsOnCreate(context, account);
  }
}
