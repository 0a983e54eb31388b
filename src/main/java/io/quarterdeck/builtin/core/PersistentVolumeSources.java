package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.Iscsi;
import io.quarterdeck.builtin.pod.Paths;
import io.quarterdeck.builtin.pod.VolumeSources;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.util.List;

/** What each source of a PersistentVolume needs, in the order in which kube-apiserver looks. */
final class PersistentVolumeSources {
  private static final int ISCSI_NAME_MAX = 64;

  /** The rule of one source of the volume with that name. */
  private interface Rule {
    void check(Fields source, String volume);
  }

  /**
   * One source.
   *
   * @param shownAs the field's name in messages about what is in it
   * @param shownTwice its name in the message that it is one too many
   */
  private record Source(String field, String shownAs, String shownTwice, Rule rule) {
    Source(String field, Rule rule) {
      this(field, field, field, rule);
    }
  }

  private static final List<Source> ALL =
      List.of(
          new Source("hostPath", (s, name) -> VolumeSources.hostPath(s)),
          new Source(
              "gcePersistentDisk",
              "persistentDisk",
              "gcePersistentDisk",
              (s, name) -> VolumeSources.gcePersistentDisk(s)),
          new Source("awsElasticBlockStore", (s, name) -> VolumeSources.awsElasticBlockStore(s)),
          new Source("glusterfs", (s, name) -> glusterfs(s)),
          new Source("flocker", (s, name) -> VolumeSources.flocker(s)),
          new Source("nfs", (s, name) -> VolumeSources.nfs(s)),
          new Source("rbd", (s, name) -> VolumeSources.rbd(s)),
          new Source("quobyte", (s, name) -> VolumeSources.quobyte(s)),
          new Source("cephfs", "cephfs", "cephFS", (s, name) -> s.required("monitors")),
          new Source("iscsi", PersistentVolumeSources::iscsi),
          new Source("cinder", (s, name) -> cinder(s)),
          new Source("fc", (s, name) -> VolumeSources.fc(s)),
          new Source("flexVolume", (s, name) -> VolumeSources.flexVolume(s)),
          new Source("azureFile", (s, name) -> azureFile(s)),
          new Source("vsphereVolume", (s, name) -> s.required("volumePath")),
          new Source("photonPersistentDisk", (s, name) -> s.required("pdID")),
          new Source("portworxVolume", (s, name) -> s.required("volumeID")),
          new Source("azureDisk", (s, name) -> VolumeSources.azureDisk(s)),
          new Source("scaleIO", (s, name) -> VolumeSources.scaleIo(s)),
          new Source("local", (s, name) -> local(s)),
          new Source("storageos", (s, name) -> storageOs(s)),
          new Source("csi", (s, name) -> csi(s)));

  private PersistentVolumeSources() {}

  /** Checks that the spec names one source, and that source. */
  static void check(Fields spec, String volume) {
    boolean found = false;
    for (Source source : ALL) {
      if (!spec.has(source.field())) {
        continue;
      }
      // upstream lets a flexVolume stand beside another source
      if (found && !source.field().equals("flexVolume")) {
        spec.forbidden(source.shownTwice(), "may not specify more than 1 volume type");
        continue;
      }
      found = true;
      source.rule().check(spec.in(source.field(), source.shownAs()), volume);
      if (source.field().equals("local") && !spec.has("nodeAffinity")) {
        spec.errors().required(spec.at("nodeAffinity"), "Local volume requires node affinity");
      }
    }
    if (!found) {
      spec.errors().required(spec.path(), "must specify a volume type");
    }
  }

  private static void glusterfs(Fields glusterfs) {
    VolumeSources.glusterfs(glusterfs);
    if (!glusterfs.has("endpointsNamespace")) {
      return;
    }
    if (glusterfs.string("endpointsNamespace").isEmpty()) {
      glusterfs.invalid(
          "endpointsNamespace",
          "",
          "if the endpointnamespace is set, it must be a valid namespace name");
    } else {
      glusterfs.form("endpointsNamespace", Formats.DNS_LABEL);
    }
  }

  private static void iscsi(Fields iscsi, String volume) {
    iscsi.required("targetPortal");
    String portal = iscsi.string("targetPortal");
    int length = Chars.length(volume) + 1 + Chars.length(portal);
    if (iscsi.has("initiatorName") && length > ISCSI_NAME_MAX) {
      iscsi.invalid(
          "targetportal",
          portal,
          "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if"
              + " iscsi.initiatorName is specified.");
    }
    String wrongForm = "must be valid format";
    Iscsi.checkNames(iscsi, wrongForm);
    if (iscsi.has("secretRef")) {
      iscsi.in("secretRef").required("name");
    }
    Iscsi.checkInitiator(iscsi, wrongForm);
  }

  private static void cinder(Fields cinder) {
    cinder.required("volumeID");
    secret(cinder);
  }

  private static void secret(Fields source) {
    if (source.has("secretRef")) {
      Fields secret = source.in("secretRef");
      secret.required("name");
      secret.required("namespace");
    }
  }

  private static void azureFile(Fields azure) {
    VolumeSources.azureFile(azure);
    if (azure.has("secretNamespace")) {
      azure.required("secretNamespace");
    }
  }

  private static void local(Fields local) {
    if (local.required("path")) {
      Paths.noBacksteps(local.string("path"), local.at("path"), local.errors());
    }
  }

  private static void storageOs(Fields storageOs) {
    VolumeSources.storageOsNames(storageOs);
    secret(storageOs);
  }

  private static void csi(Fields csi) {
    VolumeSources.driverName(csi, "driver");
    csi.required("volumeHandle");
    for (String secret :
        List.of(
            "controllerPublishSecretRef",
            "controllerExpandSecretRef",
            "nodePublishSecretRef",
            "nodeExpandSecretRef")) {
      if (csi.has(secret)) {
        csi.in(secret).required("name", Formats.DNS_SUBDOMAIN);
        csi.in(secret).required("namespace", Formats.DNS_LABEL);
      }
    }
  }
}
