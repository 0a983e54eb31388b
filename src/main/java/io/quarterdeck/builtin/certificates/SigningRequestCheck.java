package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.pod.SignerNames;
import io.quarterdeck.codec.PemBlock;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a CertificateSigningRequest as it stands. What is wrong with the old object already, and
 * was not always refused, an update may leave as it is.
 */
final class SigningRequestCheck {
  static final String APPROVED = "Approved";
  static final String DENIED = "Denied";
  static final String FAILED = "Failed";

  private static final Choices USAGES =
      Choices.of(
          "signing",
          "digital signature",
          "content commitment",
          "key encipherment",
          "key agreement",
          "data encipherment",
          "cert sign",
          "crl sign",
          "encipher only",
          "decipher only",
          "any",
          "server auth",
          "client auth",
          "code signing",
          "email protection",
          "s/mime",
          "ipsec end system",
          "ipsec tunnel",
          "ipsec user",
          "timestamping",
          "ocsp signing",
          "microsoft sgc",
          "netscape sgc");
  private static final String LEGACY_SIGNER = "kubernetes.io/legacy-unknown";
  private static final int EXPIRATION_MIN_SECONDS = 600;
  private static final Set<String> ONLY_TRUE = Set.of(APPROVED, DENIED, FAILED);
  private static final Choices TRUE = Choices.of("True");
  private static final Choices STATUSES = Choices.of("True", "False", "Unknown");

  private final KubeObject old;

  private SigningRequestCheck(KubeObject old) {
    this.old = old;
  }

  static SigningRequestCheck ofNew() {
    return new SigningRequestCheck(new KubeObject(MapValue.EMPTY));
  }

  static SigningRequestCheck ofUpdate(KubeObject old) {
    return new SigningRequestCheck(old);
  }

  void check(Fields request) {
    Fields spec = request.in("spec");
    String problem = requestProblem(bytes(spec.string("request")));
    if (!problem.isEmpty()) {
      spec.invalid("request", spec.value("request"), problem);
    }
    checkUsages(spec);
    if (spec.string("signerName").equals(LEGACY_SIGNER)
        && !old.spec().string("signerName").equals(LEGACY_SIGNER)) {
      spec.invalid("signerName", "the legacy signerName is not allowed via this API version");
    } else {
      SignerNames.check(spec, "signerName");
    }
    if (spec.has("expirationSeconds")
        && spec.integer("expirationSeconds") < EXPIRATION_MIN_SECONDS) {
      spec.invalid(
          "expirationSeconds", "may not specify a duration less than 600 seconds (10 minutes)");
    }
    checkConditions(request.in("status"));
    checkCertificate(request.in("status"));
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static String requestProblem(byte[] pem) {
    return PemBlock.first(pem)
        .filter(block -> block.type().equals("CERTIFICATE REQUEST"))
        .map(block -> Pkcs10.problem(block.bytes()))
        .orElse("PEM block type must be CERTIFICATE REQUEST");
  }

  private void checkUsages(Fields spec) {
    ListValue usages = spec.list("usages");
    List<String> before = old.spec().list("usages").strings();
    spec.required("usages");
    if (before.stream().allMatch(USAGES::has)) {
      spec.eachOneOf("usages", USAGES);
    }
    boolean once = before.size() == Set.copyOf(before).size();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < usages.size(); i++) {
      if (!seen.add(usages.string(i)) && once) {
        spec.errors().duplicate(spec.at("usages").index(i), Value.of(usages.string(i)));
      }
    }
  }

  private void checkConditions(Fields status) {
    List<String> before = types(old);
    boolean typed = !before.contains("");
    boolean once = before.size() == Set.copyOf(before).size();
    boolean oneVerdict = !(before.contains(APPROVED) && before.contains(DENIED));
    Set<String> seen = new HashSet<>();
    for (Fields condition : status.each("conditions")) {
      String type = condition.string("type");
      if (typed) {
        condition.required("type");
      }
      condition.requiredOneOf("status", ONLY_TRUE.contains(type) ? TRUE : STATUSES);
      if (oneVerdict && seen.contains(opposite(type))) {
        status.invalid(
            "conditions", Value.of(type), "Approved and Denied conditions are mutually exclusive");
      }
      if (!seen.add(type) && once) {
        condition.duplicate("type", Value.of(type));
      }
    }
  }

  private static String opposite(String verdict) {
    return switch (verdict) {
      case APPROVED -> DENIED;
      case DENIED -> APPROVED;
      default -> "no verdict";
    };
  }

  /** Returns the types of a request's conditions, in their order. */
  static List<String> types(KubeObject request) {
    return request.status().list("conditions").maps().stream()
        .map(condition -> condition.string("type"))
        .toList();
  }

  private void checkCertificate(Fields status) {
    String before = old.status().string("certificate");
    if (status.string("certificate").equals(before)
        || !Certificates.problem(bytes(before)).isEmpty()) {
      return;
    }
    String problem = Certificates.problem(bytes(status.string("certificate")));
    if (!problem.isEmpty()) {
      status.invalid("certificate", "<certificate data>", problem);
    }
  }
}
