package io.quarterdeck.builtin.certificates;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;
import java.util.TreeMap;

/**
 * The rules of CertificateSigningRequest: who asks is written by the server, and what was asked for
 * stays. Its name may be anything that a path can hold. Who may approve or sign for a signer,
 * admission decides.
 */
final class CertificateSigningRequestRules implements Strategy {
  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public List<String> resetFields() {
    return List.of("spec", "status");
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject request) {
    return request.editSpec(spec -> asked(spec, context.user())).with("status", MapValue.EMPTY);
  }

  private static MapValue asked(MapValue spec, User user) {
    MapValue asked = spec.without("username").without("uid").without("groups").without("extra");
    if (!user.name().isEmpty()) {
      asked = asked.with("username", user.name());
    }
    if (!user.uid().isEmpty()) {
      asked = asked.with("uid", user.uid());
    }
    if (!user.groups().isEmpty()) {
      asked = asked.with("groups", ListValue.ofStrings(user.groups()));
    }
    return user.extra().isEmpty() ? asked : asked.with("extra", extra(user));
  }

  private static MapValue extra(User user) {
    MapValue.Builder extra = MapValue.builder();
    new TreeMap<>(user.extra())
        .forEach((key, values) -> extra.put(key, ListValue.ofStrings(values)));
    return extra.build();
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject request, KubeObject old) {
    return request.withSpecOf(old).withStatusOf(old);
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject request, FieldErrors errors) {
    Fields fields = Fields.of(request.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    SigningRequestCheck.ofNew().check(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject request, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(request.root(), errors);
    Metadata.check(fields, false, nameRule()::check);
    SigningRequestCheck.ofUpdate(old).check(fields);
    Metadata.checkUpdate(fields, old);
  }
}
