package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import java.util.stream.Collectors;

/** The kind CSIDriver of storage.k8s.io. */
public final class CSIDriver {
  public static final Kind KIND =
      Kind.named("CSIDriver", "csidrivers")
          .returnsDeleted()
          .stored("storage.k8s.io/v1")
          .defaults("v1", StorageDefaults::csiDriver)
          .strategy(new CsiDriverRules())
          .columns(columns());

  private CSIDriver() {}

  private static Table columns() {
    return Table.named()
        .truth(
            "AttachRequired",
            Doc.field("spec.attachRequired"),
            o -> !o.spec().has("attachRequired") || o.spec().bool("attachRequired"))
        .truth(
            "PodInfoOnMount",
            Doc.field("spec.podInfoOnMount"),
            o -> o.spec().bool("podInfoOnMount"))
        .truth(
            "StorageCapacity",
            Doc.field("spec.storageCapacity"),
            o -> o.spec().bool("storageCapacity"))
        .text(
            "TokenRequests",
            Doc.of(
                "tokenRequests indicates the CSI driver needs pods' service account tokens it is"
                    + " mounting volume for to do necessary authentication. Kubelet will pass the"
                    + " tokens in VolumeContext in the CSI NodePublishVolume calls. The CSI driver"
                    + " should parse and validate the following VolumeContext:"
                    + " \"csi.storage.k8s.io/serviceAccount.tokens\": {\n"
                    + "  \"<audience>\": {\n"
                    + "    \"token\": <token>,\n"
                    + "    \"expirationTimestamp\": <expiration timestamp in RFC3339>,\n"
                    + "  },\n"
                    + "  ...\n"
                    + "}\n\n"
                    + "Note: Audience in each TokenRequest should be different and at most one"
                    + " token is empty string. To receive a new token after expiry,"
                    + " RequiresRepublish can be used to trigger NodePublishVolume periodically."),
            CSIDriver::audiences)
        .truth(
            "RequiresRepublish",
            Doc.field("spec.requiresRepublish"),
            o -> o.spec().bool("requiresRepublish"))
        .text(
            "Modes",
            Doc.field("spec.volumeLifecycleModes"),
            o ->
                Cells.or(
                    String.join(",", o.spec().list("volumeLifecycleModes").strings()), Cells.NONE))
        .age();
  }

  private static String audiences(KubeObject driver) {
    if (!driver.spec().has("tokenRequests")) {
      return Cells.UNSET;
    }
    return driver.spec().list("tokenRequests").maps().stream()
        .map(r -> r.string("audience"))
        .collect(Collectors.joining(","));
  }
}
