package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.KubeObject;
import java.util.Set;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Cells;
import io.quarterdeck.resource.Strategy;

/** The kind PodCertificateRequest of certificates.k8s.io. */
public final class PodCertificateRequest {
  private static final Set<String> OUTCOMES = Set.of("Issued", "Denied", "Failed");

  public static final Kind KIND =
      Kind.named("PodCertificateRequest", "podcertificaterequests")
          .namespaced()
          .gate("PodCertificateRequest")
          .select("spec.signerName")
          .select("spec.podName")
          .select("spec.nodeName")
          .namespaceNotSelectable()
          .stored("certificates.k8s.io/v1beta1")
          .status(Strategy.NONE).columns(columns());

  private PodCertificateRequest() {}

  private static Table columns() {
    return Table.named().text("PodName", Doc.field("spec.podName"), o -> o.spec().string("podName")).text("ServiceAccountName", Doc.field("spec.serviceAccountName"), o -> o.spec().string("serviceAccountName")).text("NodeName", Doc.field("spec.nodeName"), o -> o.spec().string("nodeName")).text("SignerName", Doc.field("spec.signerName"), o -> o.spec().string("signerName")).text("State", Doc.of("Is the request Pending, Issued, Denied, or Failed?"), PodCertificateRequest::state).text("UnverifiedUserAnnotations", Doc.field("spec.unverifiedUserAnnotations"), o -> Cells.labels(o.spec().map("unverifiedUserAnnotations")));
  }

  private static String state(KubeObject request) {
    String state = "Pending";
    for (MapValue condition : request.status().list("conditions").maps()) {
      if (OUTCOMES.contains(condition.string("type"))) {
        state = condition.string("type");
      }
    }
    return state;
  }
}
