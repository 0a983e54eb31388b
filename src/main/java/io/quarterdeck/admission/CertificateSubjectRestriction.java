package io.quarterdeck.admission;

import io.quarterdeck.access.Privileged;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Nobody gets a client certificate that makes them a master of the cluster by asking for it. */
public final class CertificateSubjectRestriction implements AdmissionPlugin {
  private static final String GROUP = "certificates.k8s.io";
  private static final List<String> REQUESTS = List.of("certificatesigningrequests");
  private static final String CLIENT_SIGNER = "kubernetes.io/kube-apiserver-client";

  @Override
  public String name() {
    return "CertificateSubjectRestriction";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public void validate(Attributes attributes) {
    KubeObject request = attributes.object().orElseThrow();
    boolean counts =
        attributes.isOneOf(GROUP, REQUESTS)
            && attributes.subresource().isEmpty()
            && request.spec().string("signerName").equals(CLIENT_SIGNER);
    if (counts && isForMasters(attributes, request.spec().string("request"))) {
      throw refused(
          attributes,
          "use of " + CLIENT_SIGNER + " signer with system:masters group is not allowed");
    }
  }

  private static boolean isForMasters(Attributes attributes, String base64) {
    try {
      String pem = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      Object block = new PEMParser(new StringReader(pem)).readObject();
      return block instanceof PKCS10CertificationRequest request
          && names(request.getSubject()).contains(Privileged.MASTERS);
    } catch (IOException | IllegalArgumentException e) {
      throw refused(attributes, "failed to parse CSR: " + e.getMessage());
    }
  }

  private static List<String> names(X500Name subject) {
    return Arrays.stream(subject.getRDNs(BCStyle.O))
        .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
        .filter(part -> part.getType().equals(BCStyle.O))
        .map(AttributeTypeAndValue::getValue)
        .map(IETFUtils::valueToString)
        .toList();
  }

  private static ApiException refused(Attributes attributes, String why) {
    return Failures.forbidden(GROUP, attributes.type().plural(), attributes.name(), why);
  }
}
