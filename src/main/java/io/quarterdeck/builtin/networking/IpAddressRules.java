package io.quarterdeck.builtin.networking;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldError;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.List;

/** The rules of IPAddresses: the name is the address, and whose it is stays. */
final class IpAddressRules implements Strategy {
  private static final String PARENT = "parentRef";
  private static final GoStruct PARENT_FORM = GoStruct.of("Group Resource Namespace Name");

  @Override
  public NameRule nameRule() {
    return (name, prefix) -> wrongAddress(name);
  }

  private static List<String> wrongAddress(String name) {
    FieldErrors errors = new FieldErrors();
    Addresses.ip(name, Path.ROOT, errors);
    int start = ("Invalid value: " + GoText.quote(name) + ": ").length();
    return errors.list().stream().map(FieldError::body).map(b -> b.substring(start)).toList();
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject address, FieldErrors errors) {
    Fields fields = Fields.of(address.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject address, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(address.root(), errors);
    Fields spec = fields.in("spec");
    Metadata.check(fields, false, nameRule()::check);
    check(spec);
    Metadata.checkUpdate(fields, old);
    if (!Fields.same(spec.value(PARENT), old.spec().find(PARENT))) {
      MapValue parent = spec.map(PARENT);
      spec.invalid(
          PARENT,
          spec.has(PARENT) ? PARENT_FORM.show(parent) : new GoText("null"),
          Fields.IMMUTABLE);
    }
  }

  private static void check(Fields spec) {
    if (!spec.has(PARENT)) {
      spec.errors().required(spec.at(PARENT), "");
      return;
    }
    Fields parent = spec.in(PARENT);
    parent.ifSet("group", Formats.DNS_SUBDOMAIN);
    parent.required("resource", Formats.PATH_SEGMENT);
    parent.required("name", Formats.PATH_SEGMENT);
    parent.ifSet("namespace", Formats.PATH_SEGMENT);
  }
}
