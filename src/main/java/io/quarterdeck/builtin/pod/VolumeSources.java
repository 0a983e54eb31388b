package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.util.List;
import java.util.Locale;

/**
 * What each source of a volume needs, in the order in which kube-apiserver looks at them. Sources
 * of PersistentVolumes that differ are in its own rules; most are shared.
 */
public final class VolumeSources {
  private static final Choices CACHING = Choices.of("None", "ReadOnly", "ReadWrite");
  private static final Choices DISK_KINDS = Choices.of("Dedicated", "Managed", "Shared");
  private static final Choices MANAGED_URI =
      Choices.of(
          "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}");
  private static final Choices BLOB_URI =
      Choices.of("https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd");
  private static final Choices HOST_PATH_TYPES =
      Choices.of(
          "",
          "BlockDevice",
          "CharDevice",
          "Directory",
          "DirectoryOrCreate",
          "File",
          "FileOrCreate",
          "Socket");
  static final Choices PULL_POLICIES = Choices.of("Always", "IfNotPresent", "Never");
  private static final int DRIVER_MAX = 63;
  private static final int TENANT_MAX = 64;

  /** The rule of one source. */
  interface Rule {
    void check(Fields source, PodScope scope);
  }

  /**
   * One source.
   *
   * @param shownAs the field's name in messages about what is in it
   * @param shownTwice its name in the message that it is one too many
   */
  record Source(String field, String shownAs, String shownTwice, Rule rule) {
    Source(String field, Rule rule) {
      this(field, field, field, rule);
    }
  }

  static final List<Source> OF_PODS =
      List.of(
          new Source("emptyDir", (s, scope) -> emptyDir(s)),
          new Source("hostPath", (s, scope) -> hostPath(s)),
          new Source("gitRepo", (s, scope) -> gitRepo(s)),
          new Source(
              "gcePersistentDisk",
              "persistentDisk",
              "gcePersistentDisk",
              (s, scope) -> gcePersistentDisk(s)),
          new Source("awsElasticBlockStore", (s, scope) -> awsElasticBlockStore(s)),
          new Source("secret", (s, scope) -> files(s, "secretName")),
          new Source("nfs", (s, scope) -> nfs(s)),
          new Source("iscsi", (s, scope) -> iscsi(s)),
          new Source("glusterfs", (s, scope) -> glusterfs(s)),
          new Source("flocker", (s, scope) -> flocker(s)),
          new Source("persistentVolumeClaim", (s, scope) -> s.required("claimName")),
          new Source("rbd", (s, scope) -> rbd(s)),
          new Source("cinder", (s, scope) -> cinder(s)),
          new Source("cephfs", "cephfs", "cephFS", (s, scope) -> s.required("monitors")),
          new Source("quobyte", (s, scope) -> quobyte(s)),
          new Source(
              "downwardAPI",
              "downwardAPI",
              "downwarAPI",
              (s, scope) -> DownwardApiRules.checkVolume(s)),
          new Source("fc", (s, scope) -> fc(s)),
          new Source("flexVolume", (s, scope) -> flexVolume(s)),
          new Source("configMap", (s, scope) -> files(s, "name")),
          new Source("azureFile", (s, scope) -> azureFile(s)),
          new Source("vsphereVolume", (s, scope) -> s.required("volumePath")),
          new Source("photonPersistentDisk", (s, scope) -> s.required("pdID")),
          new Source("portworxVolume", (s, scope) -> s.required("volumeID")),
          new Source("azureDisk", (s, scope) -> azureDisk(s)),
          new Source("storageos", (s, scope) -> storageOs(s)),
          new Source("projected", ProjectedVolumeRules::check),
          new Source("scaleIO", (s, scope) -> scaleIo(s)),
          new Source("csi", (s, scope) -> csi(s)),
          new Source("ephemeral", (s, scope) -> ephemeral(s)),
          new Source("image", VolumeSources::image));

  private VolumeSources() {}

  private static void emptyDir(Fields emptyDir) {
    if (emptyDir.has("sizeLimit") && emptyDir.quantity("sizeLimit").signum() < 0) {
      emptyDir.forbidden("sizeLimit", "SizeLimit field must be a valid resource quantity");
    }
  }

  public static void hostPath(Fields hostPath) {
    if (hostPath.required("path")) {
      Paths.noBacksteps(hostPath.string("path"), hostPath.at("path"), hostPath.errors());
      hostPath.oneOfIfSet("type", HOST_PATH_TYPES);
    }
  }

  private static void gitRepo(Fields gitRepo) {
    gitRepo.required("repository");
    Paths.descending(gitRepo.string("directory"), gitRepo.at("directory"), gitRepo.errors());
  }

  public static void gcePersistentDisk(Fields disk) {
    disk.required("pdName");
    partition(disk);
  }

  public static void awsElasticBlockStore(Fields disk) {
    disk.required("volumeID");
    partition(disk);
  }

  private static void partition(Fields disk) {
    long partition = disk.integer("partition");
    if (partition < 0 || partition > 255) {
      disk.invalid("partition", Fields.inclusive(1, 255));
    }
  }

  private static void files(Fields source, String name) {
    source.required(name);
    mode(source, "defaultMode");
    for (Fields item : source.each("items")) {
      keyToPath(item);
    }
  }

  /** Checks one file made from a key. */
  static void keyToPath(Fields item) {
    item.required("key");
    item.required("path");
    if (!Paths.isLocal(item.string("path"))) {
      Paths.local(item.string("path"), item.at("path"), item.errors());
    }
    mode(item, "mode");
  }

  /** The permission bits of a file. */
  static void mode(Fields source, String field) {
    long mode = source.integer(field);
    if (mode < 0 || mode > 0777) {
      source.invalid(field, "must be a number between 0 and 0777 (octal), both inclusive");
    }
  }

  public static void nfs(Fields nfs) {
    nfs.required("server");
    nfs.required("path");
    if (!nfs.string("path").startsWith("/")) {
      nfs.invalid("path", nfs.string("path"), "must be an absolute path");
    }
  }

  private static void iscsi(Fields iscsi) {
    String unknownForm = "must be valid format starting with iqn, eui, or naa";
    Iscsi.check(iscsi, unknownForm);
    Iscsi.checkInitiator(iscsi, unknownForm);
  }

  public static void glusterfs(Fields glusterfs) {
    glusterfs.required("endpoints");
    glusterfs.required("path");
  }

  public static void flocker(Fields flocker) {
    boolean name = !flocker.isEmpty("datasetName");
    boolean uuid = !flocker.isEmpty("datasetUUID");
    if (!name && !uuid) {
      flocker.errors().required(flocker.path(), "one of datasetName and datasetUUID is required");
    }
    if (name && uuid) {
      flocker
          .errors()
          .invalid(
              flocker.path(),
              "resource",
              "datasetName and datasetUUID can not be specified simultaneously");
    }
    if (flocker.string("datasetName").indexOf('/') >= 0) {
      flocker.invalid("datasetName", flocker.string("datasetName"), "must not contain '/'");
    }
  }

  public static void rbd(Fields rbd) {
    rbd.required("monitors");
    rbd.required("image");
  }

  private static void cinder(Fields cinder) {
    cinder.required("volumeID");
    secretName(cinder);
  }

  private static void secretName(Fields source) {
    if (source.has("secretRef")) {
      source.in("secretRef").required("name");
    }
  }

  public static void quobyte(Fields quobyte) {
    String registry = quobyte.string("registry");
    String hostPorts = "must be a host:port pair or multiple pairs separated by commas";
    if (!quobyte.required("registry", hostPorts)) {
      // nothing more to say of it
    } else if (Chars.length(quobyte.string("tenant")) > TENANT_MAX) {
      quobyte
          .errors()
          .required(
              quobyte.at("tenant"), "must be a UUID and may not exceed a length of 64 characters");
    } else {
      for (String pair : registry.split(",", -1)) {
        if (!HostPorts.isHostPort(pair)) {
          quobyte.invalid("registry", registry, hostPorts);
        }
      }
    }
    quobyte.required("volume");
  }

  public static void fc(Fields fc) {
    boolean wwns = !fc.isEmpty("targetWWNs");
    boolean wwids = !fc.isEmpty("wwids");
    if (!wwns && !wwids) {
      fc.errors()
          .required(fc.at("targetWWNs"), "must specify either targetWWNs or wwids, but not both");
    }
    if (wwns && wwids) {
      fc.invalid(
          "targetWWNs",
          fc.value("targetWWNs"),
          "targetWWNs and wwids can not be specified simultaneously");
    }
    if (wwns && !fc.has("lun")) {
      fc.errors().required(fc.at("lun"), "lun is required if targetWWNs is specified");
    } else if (wwns) {
      fc.between("lun", 0, 255);
    }
  }

  public static void flexVolume(Fields flex) {
    flex.required("driver");
    MapValue options = flex.map("options");
    for (int i = 0; i < options.size(); i++) {
      String key = options.keyAt(i);
      int slash = key.indexOf('/');
      String domain = "." + (slash < 0 ? key : key.substring(0, slash)).toLowerCase(Locale.ROOT);
      if (domain.endsWith(".kubernetes.io") || domain.endsWith(".k8s.io")) {
        flex.errors()
            .invalid(
                flex.at("options").key(key),
                key,
                "kubernetes.io and k8s.io namespaces are reserved");
      }
    }
  }

  public static void azureFile(Fields azure) {
    azure.required("secretName");
    azure.required("shareName");
  }

  public static void azureDisk(Fields azure) {
    azure.required("diskName");
    azure.required("diskURI");
    azure.oneOfIfSet("cachingMode", CACHING);
    azure.oneOfIfSet("kind", DISK_KINDS);
    if (azure.has("kind")) {
      boolean managed = azure.string("kind").equals("Managed");
      String uri = azure.string("diskURI");
      if (!uri.startsWith(managed ? "/subscriptions/" : "https://")) {
        azure.notSupported("diskURI", uri, managed ? MANAGED_URI : BLOB_URI);
      }
    }
  }

  private static void storageOs(Fields storageOs) {
    storageOsNames(storageOs);
    secretName(storageOs);
  }

  public static void storageOsNames(Fields storageOs) {
    storageOs.required("volumeName", Formats.DNS_LABEL);
    storageOs.ifSet("volumeNamespace", Formats.DNS_LABEL);
  }

  public static void scaleIo(Fields scaleIo) {
    scaleIo.required("gateway");
    scaleIo.required("system");
    scaleIo.required("volumeName");
  }

  private static void csi(Fields csi) {
    driverName(csi, "driver");
    if (csi.has("nodePublishSecretRef")) {
      Fields secret = csi.in("nodePublishSecretRef");
      if (secret.required("name")) {
        for (String wrong : Formats.DNS_SUBDOMAIN.check(secret.string("name"))) {
          csi.invalid("name", secret.string("name"), wrong);
        }
      }
    }
  }

  /** The name of a CSI driver: a DNS name in any case, at most 63 bytes. */
  public static void driverName(Fields fields, String field) {
    String name = fields.string(field);
    if (!fields.required(field)) {
      return;
    }
    if (Chars.length(name) > DRIVER_MAX) {
      fields.errors().tooLong(fields.at(field), DRIVER_MAX);
    }
    if (!Formats.DNS_SUBDOMAIN.accepts(name)) {
      for (String wrong : Formats.DNS_SUBDOMAIN.check(name.toLowerCase(Locale.ROOT))) {
        fields.invalid(field, name, wrong);
      }
    }
  }

  private static void ephemeral(Fields ephemeral) {
    if (!ephemeral.has("volumeClaimTemplate")) {
      ephemeral.errors().required(ephemeral.at("volumeClaimTemplate"), "");
      return;
    }
    VolumeClaimRules.checkTemplate(ephemeral.in("volumeClaimTemplate"));
  }

  private static void image(Fields image, PodScope scope) {
    if (scope.isPod) {
      image.required("reference");
    }
    image.requiredOneOf("pullPolicy", PULL_POLICIES);
  }
}
