package io.quarterdeck.builtin.pod;

import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.DomainPath;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Selectors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of projected volumes: several sources whose files share one directory. */
final class ProjectedVolumeRules {
  private static final long TOKEN_MIN_SECONDS = 600;
  private static final long TOKEN_MAX_SECONDS = 1L << 32;
  private static final long CERTIFICATE_MIN_SECONDS = 3600;
  private static final long CERTIFICATE_MAX_SECONDS = 91 * 24 * 3600;
  private static final long KUBERNETES_CERTIFICATE_MAX_SECONDS = 24 * 3600;
  private static final Choices KEY_TYPES =
      Choices.inOrder("RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519");
  private static final List<String> SOURCES =
      List.of(
          "secret",
          "configMap",
          "downwardAPI",
          "serviceAccountToken",
          "clusterTrustBundle",
          "podCertificate");

  private final Fields volume;
  private final PodScope scope;
  private final Set<String> paths = new HashSet<>();

  private ProjectedVolumeRules(Fields volume, PodScope scope) {
    this.volume = volume;
    this.scope = scope;
  }

  static void check(Fields volume, PodScope scope) {
    VolumeSources.mode(volume, "defaultMode");
    ProjectedVolumeRules rules = new ProjectedVolumeRules(volume, scope);
    for (Fields source : volume.each("sources")) {
      rules.checkSource(source);
    }
  }

  private void checkSource(Fields source) {
    int found = 0;
    for (String name : SOURCES) {
      if (source.has(name)) {
        found++;
        checkSource(name, source.in(name));
      }
    }
    if (found > 1) {
      source
          .errors()
          .forbidden(source.path(), "may not specify more than 1 volume type per source");
    }
  }

  private void checkSource(String name, Fields source) {
    switch (name) {
      case "secret", "configMap" -> checkKeys(source);
      case "downwardAPI" -> checkDownwardApi(source);
      case "serviceAccountToken" -> checkToken(source);
      case "clusterTrustBundle" -> checkTrustBundle(source);
      default -> checkCertificate(source);
    }
  }

  /** Two files may not have one path; a conflict is reported at the volume. */
  private void unique(String path, String shown) {
    if (!path.isEmpty() && !paths.add(path)) {
      volume.errors().invalid(volume.path(), shown, "conflicting duplicate paths");
    }
  }

  private void checkKeys(Fields source) {
    source.required("name");
    for (Fields item : source.each("items")) {
      VolumeSources.keyToPath(item);
      unique(item.string("path"), source.string("name"));
    }
  }

  private void checkDownwardApi(Fields source) {
    for (Fields item : source.each("items")) {
      DownwardApiRules.checkFile(Fields.at(source.path(), item.map(), source.errors()));
      unique(item.string("path"), item.string("path"));
    }
  }

  private void checkToken(Fields token) {
    long seconds = token.integer("expirationSeconds");
    if (seconds < TOKEN_MIN_SECONDS) {
      token.invalid("expirationSeconds", "may not specify a duration less than 10 minutes");
    }
    if (seconds > TOKEN_MAX_SECONDS) {
      token.invalid("expirationSeconds", "may not specify a duration larger than 2^32 seconds");
    }
    String path = token.string("path");
    if (path.isEmpty()) {
      volume.errors().required(volume.at("path"), "");
    } else if (!Paths.isLocal(path) && !scope.old.mayHaveNonLocalTokenPath()) {
      Paths.local(path, volume.at("path"), volume.errors());
    }
  }

  // ---- trust bundles (KEP-3257)

  private void checkTrustBundle(Fields bundle) {
    boolean named = bundle.has("name");
    boolean signed = bundle.has("signerName");
    if (named && signed) {
      bundle
          .errors()
          .invalid(bundle.path(), bundle.map(), "only one of name and signerName may be used");
    } else if (named) {
      checkBundleName(bundle);
    } else if (signed) {
      if (bundle.required("signerName", "must be a valid signer name")) {
        SignerNames.check(bundle, "signerName");
      } else {
        bundle.required("signerName");
      }
      Selectors.check(bundle.in("labelSelector"), false);
    } else {
      bundle.errors().required(bundle.path(), "either name or signerName must be specified");
    }
    String path = bundle.string("path");
    bundle.required("path");
    Paths.local(path, bundle.at("path"), bundle.errors());
    if (!paths.add(path)) {
      volume.errors().invalid(volume.path(), path, "conflicting duplicate paths");
    }
  }

  private static void checkBundleName(Fields bundle) {
    bundle.required("name", "must be a valid object name");
    String name = bundle.string("name");
    int colon = name.lastIndexOf(':'); // what stands before it is the signer, ':' for '/'
    for (String wrong : Formats.DNS_SUBDOMAIN.check(name.substring(colon + 1))) {
      bundle.invalid("name", name, "not a valid clustertrustbundlename: " + wrong);
    }
    if (bundle.has("labelSelector")) {
      bundle.invalid(
          "labelSelector",
          bundle.map("labelSelector"),
          "labelSelector must be unset if name is specified");
    }
  }

  // ---- certificates (KEP-4317)

  private void checkCertificate(Fields certificate) {
    SignerNames.check(certificate, "signerName");
    DomainPath.checkKeys(certificate, "userAnnotations");
    if (!KEY_TYPES.has(certificate.string("keyType"))) {
      certificate.notSupported("keyType", certificate.string("keyType"), KEY_TYPES);
    }
    checkLifetime(certificate);
    boolean any = false;
    for (String field : List.of("credentialBundlePath", "keyPath", "certificateChainPath")) {
      String path = certificate.string(field);
      if (!path.isEmpty()) {
        any = true;
        Paths.local(path, certificate.at(field), certificate.errors());
        unique(path, path);
      }
    }
    if (!any) {
      certificate
          .errors()
          .required(
              certificate.path(),
              "specify at least one of credentialBundlePath, keyPath, and certificateChainPath");
    }
  }

  private static void checkLifetime(Fields certificate) {
    if (!certificate.has("maxExpirationSeconds")) {
      return;
    }
    long seconds = certificate.integer("maxExpirationSeconds");
    if (seconds < CERTIFICATE_MIN_SECONDS) {
      certificate.invalid(
          "maxExpirationSeconds", "if provided, maxExpirationSeconds must be >= 3600");
    }
    long max =
        SignerNames.isKubernetes(certificate.string("signerName"))
            ? KUBERNETES_CERTIFICATE_MAX_SECONDS
            : CERTIFICATE_MAX_SECONDS;
    if (seconds > max) {
      certificate.invalid(
          "maxExpirationSeconds", "if provided, maxExpirationSeconds must be <= " + max);
    }
  }
}
