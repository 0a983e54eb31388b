package io.quarterdeck.builtin.certificates;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.Set;

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
          .deprecated("v1beta1", "v1.38", "v1.41", "")
          .strategy(new PodCertificateRequestRules())
          .status(new PodCertificateStatusRules())
          .columns(columns());

  private PodCertificateRequest() {}

  private static Table columns() {
    return Table.named()
        .text("PodName", Doc.field("spec.podName"), o -> o.spec().string("podName"))
        .text(
            "ServiceAccountName",
            Doc.field("spec.serviceAccountName"),
            o -> o.spec().string("serviceAccountName"))
        .text("NodeName", Doc.field("spec.nodeName"), o -> o.spec().string("nodeName"))
        .text(
            "SignerName",
            Doc.of(
                "signerName indicates the requested signer.\n\n"
                    + "All signer names beginning with `kubernetes.io` are reserved for use by the"
                    + " Kubernetes project.  There is currently one well-known signer documented by"
                    + " the Kubernetes project, `kubernetes.io/kube-apiserver-client-pod`, which"
                    + " will issue client certificates understood by kube-apiserver.  It is"
                    + " currently unimplemented."),
            o -> o.spec().string("signerName"))
        .text(
            "State",
            Doc.of("Is the request Pending, Issued, Denied, or Failed?"),
            PodCertificateRequest::state)
        .text(
            "UnverifiedUserAnnotations",
            Doc.of(
                "unverifiedUserAnnotations allow pod authors to pass additional information to the"
                    + " signer implementation.  Kubernetes does not restrict or validate this"
                    + " metadata in any way.\n\n"
                    + "Entries are subject to the same validation as object metadata annotations,"
                    + " with the addition that all keys must be domain-prefixed. No restrictions"
                    + " are placed on values, except an overall size limitation on the entire"
                    + " field.\n\n"
                    + "Signers should document the keys and values they support.  Signers should"
                    + " deny requests that contain keys they do not recognize."),
            o -> Cells.labels(o.spec().map("unverifiedUserAnnotations")));
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
