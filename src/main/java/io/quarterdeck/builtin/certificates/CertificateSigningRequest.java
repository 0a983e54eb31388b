package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.object.KubeObject;
import java.time.Duration;
import io.quarterdeck.resource.HumanDuration;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Cells;
import io.quarterdeck.resource.Strategy;

/** The kind CertificateSigningRequest of certificates.k8s.io. */
public final class CertificateSigningRequest {
  public static final Kind KIND =
      Kind.named("CertificateSigningRequest", "certificatesigningrequests")
          .shortNames("csr")
          .select("spec.signerName")
          .stored("certificates.k8s.io/v1")
          .partWithoutTable("approval", Strategy.NONE)
          .status(Strategy.NONE).columns(columns());

  private CertificateSigningRequest() {}

  private static Table columns() {
    return Table.named().age().text("SignerName", Doc.field("spec.signerName"), o -> Cells.or(o.spec().string("signerName"), Cells.NONE)).text("Requestor", Doc.field("spec.request"), o -> o.spec().string("username")).text("RequestedDuration", Doc.field("spec.expirationSeconds"), CertificateSigningRequest::duration).text("Condition", Doc.field("status.conditions"), CertificateSigningRequest::state);
  }

  private static String duration(KubeObject request) {
    return request.spec().has("expirationSeconds")
        ? HumanDuration.of(Duration.ofSeconds(request.spec().integer("expirationSeconds")))
        : Cells.NONE;
  }

  private static String state(KubeObject request) {
    String state = "Pending";
    if (has(request, "Denied")) {
      state = "Denied";
    } else if (has(request, "Approved")) {
      state = "Approved";
    }
    return state
        + (has(request, "Failed") ? ",Failed" : "")
        + (request.status().string("certificate").isEmpty() ? "" : ",Issued");
  }

  private static boolean has(KubeObject request, String condition) {
    return !Cells.condition(request.status(), condition).isEmpty();
  }
}
