package io.quarterdeck.builtin.apiserverinternal;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;

/** The kind StorageVersion of internal.apiserver.k8s.io. */
public final class StorageVersion {
  private static final int SHOWN = 3; // as upstream; the rest is counted

  public static final Kind KIND =
      Kind.named("StorageVersion", "storageversions")
          .stored("internal.apiserver.k8s.io/v1alpha1")
          .strategy(new StorageVersionRules())
          .status(new StorageVersionRules.OfStatus())
          .columns(columns());

  private StorageVersion() {}

  private static Table columns() {
    return Table.named()
        .text(
            "CommonEncodingVersion",
            Doc.field("status.commonEncodingVersion"),
            o -> Cells.orIfAbsent(o.status(), "commonEncodingVersion", Cells.UNSET))
        .text("StorageVersions", Doc.field("status.storageVersions"), StorageVersion::versions)
        .age();
  }

  private static String versions(KubeObject version) {
    return Cells.first(
        version.status().list("storageVersions").maps().stream()
            .map(v -> v.string("apiServerID") + "=" + v.string("encodingVersion"))
            .toList(),
        SHOWN);
  }
}
