package io.quarterdeck.builtin.resource;

import io.quarterdeck.builtin.pod.ResourceNames;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules of DeviceClass. Configuration that was taken once may be longer than new one. */
final class DeviceClassRules implements Strategy {
  /** The name that is made of a generateName is checked, but not the latter. */
  @Override
  public NameRule nameRule() {
    return (name, prefix) -> prefix ? List.of() : NameRule.DNS_SUBDOMAIN.check(name, false);
  }

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"), MapValue.EMPTY);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    ObjectMeta.check(fields.in("metadata"), false, nameRule()::check);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    Metadata.checkUpdate(fields, old);
    check(fields.in("spec"), old.spec());
  }

  private static void check(Fields spec, MapValue old) {
    DeviceConfigRules.checkSelectors(spec);
    if (DeviceNames.fits(spec, "config", DeviceConfigRules.CONFIG_MAX)) {
      boolean stored = Fields.same(spec.map().find("config"), old.find("config"));
      for (Fields config : spec.each("config")) {
        DeviceConfigRules.checkConfig(config, stored);
      }
    }
    if (spec.has("extendedResourceName")
        && !ResourceNames.isExtended(spec.string("extendedResourceName"))) {
      spec.invalid("extendedResourceName", "must be a valid extended resource name");
    }
  }
}
