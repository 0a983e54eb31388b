package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.pod.SignerNames;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.DomainPath;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;

/** The rules of PodCertificateRequest (KEP-4317): a pod asks once, and what it asks stays. */
final class PodCertificateRequestRules implements SpecStrategy {
  private static final int UID_MAX = 128;
  private static final long MIN_SECONDS = 3600;
  private static final long MAX_SECONDS = 91L * 24 * 3600;
  private static final long KUBERNETES_MAX_SECONDS = 24L * 3600;
  private static final String EXPIRATION = "maxExpirationSeconds";
  private static final GoStruct SPEC =
      GoStruct.of(
          "SignerName PodName PodUID=podUID ServiceAccountName"
              + " ServiceAccountUID=serviceAccountUID NodeName NodeUID=nodeUID"
              + " MaxExpirationSeconds* PKIXPublicKey*=pkixPublicKey ProofOfPossession*"
              + " StubPKCS10Request*=stubPKCS10Request UnverifiedUserAnnotations*");

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject request, FieldErrors errors) {
    Fields fields = Fields.of(request.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject request, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(request.root(), errors);
    Metadata.checkUpdate(fields, old);
    if (!request.spec().equals(old.spec())) {
      fields.invalid("spec", SPEC.show(request.spec()), Fields.IMMUTABLE);
    }
  }

  private static void check(Fields spec) {
    SignerNames.check(spec, "signerName");
    DomainPath.checkKeys(spec, "unverifiedUserAnnotations");
    spec.form("podName", Formats.DNS_SUBDOMAIN);
    checkUid(spec, "podUID");
    spec.form("serviceAccountName", Formats.DNS_SUBDOMAIN);
    checkUid(spec, "serviceAccountUID");
    spec.form("nodeName", Formats.DNS_SUBDOMAIN);
    checkUid(spec, "nodeUID");
    if (!spec.has(EXPIRATION)) {
      spec.required(EXPIRATION, "must be set");
      return;
    }
    long max =
        SignerNames.isKubernetes(spec.string("signerName")) ? KUBERNETES_MAX_SECONDS : MAX_SECONDS;
    long seconds = spec.integer(EXPIRATION);
    if (seconds < MIN_SECONDS || seconds > max) {
      spec.invalid(EXPIRATION, "must be in the range [" + MIN_SECONDS + ", " + max + "]");
    }
    PossessionProof.check(spec);
  }

  private static void checkUid(Fields spec, String field) {
    String uid = spec.string(field);
    if (uid.isEmpty()) {
      spec.invalid(field, uid, "must not be empty");
    }
    if (Chars.length(uid) > UID_MAX) {
      spec.errors().tooLong(spec.at(field), UID_MAX);
    }
  }
}
