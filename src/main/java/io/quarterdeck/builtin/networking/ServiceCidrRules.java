package io.quarterdeck.builtin.networking;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.StatusOnlyStrategy;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Cidr;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.Optional;

/** The rules of ServiceCIDRs: one range of each family; a second one may come later. */
final class ServiceCidrRules implements SpecStrategy {
  private static final String CIDRS = "cidrs";
  private static final GoStruct SPEC = GoStruct.of("CIDRs[]=cidrs");

  @Override
  public void validateCreate(RuleContext context, KubeObject range, FieldErrors errors) {
    Fields fields = Fields.of(range.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject range, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(range.root(), errors);
    Fields spec = fields.in("spec");
    Metadata.checkUpdate(fields, old);
    ListValue now = spec.list(CIDRS);
    ListValue before = old.spec().list(CIDRS);
    boolean grows = before.size() == 1 && now.size() == 2;
    if (!grows && now.size() != before.size()) {
      spec.invalid(CIDRS, spec.value(CIDRS), Fields.IMMUTABLE);
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!before.string(i).equals(now.string(i))) {
        errors.invalid(spec.at(CIDRS).index(i), now.string(i), Fields.IMMUTABLE);
      }
    }
    if (grows) {
      check(spec);
    }
  }

  private static void check(Fields spec) {
    ListValue cidrs = spec.list(CIDRS);
    if (!spec.required(CIDRS, "at least one CIDR required")) {
      return;
    }
    if (cidrs.size() > 2) {
      spec.invalid(CIDRS, SPEC.show(spec.map()), "may only hold up to 2 values");
      return;
    }
    for (int i = 0; i < cidrs.size(); i++) {
      Addresses.cidr(cidrs.string(i), spec.at(CIDRS).index(i), spec.errors());
    }
    if (cidrs.size() == 2 && isSameFamily(cidrs.string(0), cidrs.string(1))) {
      spec.invalid(
          CIDRS,
          "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and"
              + " 2001:db8::/64");
    }
  }

  private static boolean isSameFamily(String one, String other) {
    Optional<Cidr> a = Cidr.parse(one);
    Optional<Cidr> b = Cidr.parse(other);
    return a.isPresent() && b.isPresent() && a.get().isV4() == b.get().isV4();
  }

  /** The rules of {@code servicecidrs/status}. */
  static final class OfStatus implements StatusOnlyStrategy {
    @Override
    public void validateUpdate(
        RuleContext context, KubeObject range, KubeObject old, FieldErrors errors) {
      Metadata.checkUpdate(Fields.of(range.root(), errors), old);
    }
  }
}
