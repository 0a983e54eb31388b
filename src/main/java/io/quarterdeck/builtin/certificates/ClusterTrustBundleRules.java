package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.pod.SignerNames;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of ClusterTrustBundle: a bundle of a signer is named after it, and stays its. An update
 * that leaves the bundle does not have it read again.
 */
final class ClusterTrustBundleRules implements Strategy {
  @Override
  public NameRule nameRule() {
    return (name, prefix) -> List.of(); // what a name must be depends on the signer
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject bundle, FieldErrors errors) {
    Fields fields = Fields.of(bundle.root(), errors);
    checkNames(fields);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    checkSigner(fields.in("spec"));
    TrustAnchors.check(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject bundle, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(bundle.root(), errors);
    Fields spec = fields.in("spec");
    String signer = spec.string("signerName");
    Metadata.check(fields, false, (name, prefix) -> wrongName(name, prefix, signer));
    checkSigner(spec);
    if (!spec.string("trustBundle").equals(old.spec().string("trustBundle"))) {
      TrustAnchors.check(spec);
    }
    Metadata.checkUpdate(fields, old);
    spec.immutableString("signerName", old.spec());
  }

  private static void checkSigner(Fields spec) {
    if (!spec.isEmpty("signerName")) {
      SignerNames.check(spec, "signerName");
    }
  }

  private static void checkNames(Fields bundle) {
    Fields metadata = bundle.in("metadata");
    String signer = bundle.in("spec").string("signerName");
    metadata.ifSet("generateName", prefix -> wrongName(prefix, true, signer));
    metadata.ifSet("name", name -> wrongName(name, false, signer));
  }

  private static List<String> wrongName(String name, boolean prefix, String signer) {
    if (signer.isEmpty()) {
      return name.indexOf(':') >= 0
          ? List.of("ClusterTrustBundle without signer name must not have \":\" in its name")
          : NameRule.DNS_SUBDOMAIN.check(name, prefix);
    }
    String start = signer.replace('/', ':') + ":";
    return name.startsWith(start)
        ? NameRule.DNS_SUBDOMAIN.check(name.substring(start.length()), prefix)
        : List.of(
            "ClusterTrustBundle for signerName " + signer + " must be named with prefix " + start);
  }
}
