package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import java.util.List;
import java.util.Map;

/**
 * What a pod and a pod template get when a client leaves it out. A template's pods get the rest
 * when they are made: {@link #pod} fills in more than {@link #spec}.
 */
public final class PodDefaults {
  private static final List<String> SOURCES =
      List.of(
          "hostPath",
          "emptyDir",
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "gitRepo",
          "secret",
          "nfs",
          "iscsi",
          "glusterfs",
          "persistentVolumeClaim",
          "rbd",
          "flexVolume",
          "cinder",
          "cephfs",
          "flocker",
          "downwardAPI",
          "fc",
          "azureFile",
          "configMap",
          "vsphereVolume",
          "quobyte",
          "azureDisk",
          "photonPersistentDisk",
          "projected",
          "portworxVolume",
          "scaleIO",
          "storageos",
          "csi",
          "ephemeral",
          "image");
  private static final Value DEFAULT_MODE = Value.of(0644);
  private static final long GRACE_SECONDS = 30;
  private static final long TOKEN_SECONDS = 3600;

  private PodDefaults() {}

  /** Returns the whole pod with what was left out. */
  public static MapValue pod(MapValue pod) {
    return pod.with("spec", spec(podOnly(pod.map("spec")))).mapAt("status", PodDefaults::status);
  }

  /** A pod never has less than a second to stop; its template may say so. */
  private static MapValue withGrace(MapValue spec) {
    String name = "terminationGracePeriodSeconds";
    return spec.integer(name) < 0 ? spec.with(name, 1) : spec;
  }

  private static MapValue podOnly(MapValue spec) {
    MapValue filled =
        spec.mapEach("containers", PodDefaults::requestsFromLimits)
            .mapEach("initContainers", PodDefaults::requestsFromLimits);
    filled = podResources(filled).withDefault("enableServiceLinks", true);
    if (filled.bool("hostNetwork")) {
      filled =
          filled
              .mapEach("containers", PodDefaults::hostPorts)
              .mapEach("initContainers", PodDefaults::hostPorts);
    }
    return filled;
  }

  private static MapValue requestsFromLimits(MapValue container) {
    MapValue limits = container.map("resources").map("limits");
    if (limits.isEmpty()) {
      return container;
    }
    return container.mapAt(
        "resources",
        resources -> {
          MapValue requests = resources.map("requests");
          for (String name : limits.keys()) {
            requests = requests.has(name) ? requests : requests.with(name, limits.find(name));
          }
          return resources.with("requests", sorted(requests));
        });
  }

  /** Returns the amounts in the order in which Go writes a map. */
  private static MapValue sorted(MapValue amounts) {
    MapValue.Builder sorted = MapValue.builder();
    amounts.keys().stream().sorted().forEach(name -> sorted.put(name, amounts.find(name)));
    return sorted.build();
  }

  private static MapValue hostPorts(MapValue container) {
    return container.mapEach(
        "ports",
        port ->
            port.integer("hostPort") == 0
                ? port.with("hostPort", port.integer("containerPort"))
                : port);
  }

  /** The pod's own amounts follow from its containers' (KEP-2837). */
  private static MapValue podResources(MapValue spec) {
    MapValue resources = spec.map("resources");
    MapValue limits = resources.map("limits");
    MapValue requests = resources.map("requests");
    if (limits.isEmpty() && requests.isEmpty()) {
      return spec;
    }
    for (Map.Entry<String, Quantity> sum : PodResources.sum(spec, "limits").entrySet()) {
      String name = sum.getKey();
      if (ResourceNames.isHugePage(name) && !requests.has(name) && !limits.has(name)) {
        limits = limits.with(name, sum.getValue().toString());
      }
    }
    if (!limits.isEmpty()) {
      for (Map.Entry<String, Quantity> sum : PodResources.sum(spec, "requests").entrySet()) {
        String name = sum.getKey();
        boolean compute = name.equals("cpu") || name.equals("memory");
        if (compute && !requests.has(name)) {
          requests = requests.with(name, sum.getValue().toString());
        }
      }
      for (String name : limits.keys()) {
        if (!requests.has(name) && ResourceRules.isPodResource(name)) {
          requests = requests.with(name, limits.find(name));
        }
      }
    }
    MapValue filled = limits.isEmpty() ? resources : resources.with("limits", sorted(limits));
    return spec.with(
        "resources", requests.isEmpty() ? filled : filled.with("requests", sorted(requests)));
  }

  /** Returns the spec of a pod or template with what was left out. */
  public static MapValue spec(MapValue spec) {
    String account = spec.string("serviceAccountName");
    String former = spec.string("serviceAccount");
    MapValue filled = withDefault(spec, "dnsPolicy", "ClusterFirst");
    filled = withDefault(filled, "restartPolicy", "Always");
    filled =
        filled
            .withDefault("securityContext", MapValue.EMPTY)
            .withDefault("terminationGracePeriodSeconds", GRACE_SECONDS);
    filled = withDefault(filled, "schedulerName", "default-scheduler");
    if (!account.isEmpty() || !former.isEmpty()) { // two names of one field
      String name = account.isEmpty() ? former : account;
      filled = filled.with("serviceAccountName", name).with("serviceAccount", name);
    }
    filled = filled.mapEach("volumes", PodDefaults::volume);
    for (String containers : ContainerRules.LISTS) {
      filled = filled.mapEach(containers, PodDefaults::container);
    }
    return filled
        .mapAt("overhead", PodDefaults::amounts)
        .mapAt("resources", PodDefaults::resources);
  }

  private static MapValue withDefault(MapValue map, String name, String value) {
    return map.string(name).isEmpty() ? map.with(name, value) : map;
  }

  // ---- volumes

  private static MapValue volume(MapValue volume) {
    boolean none = SOURCES.stream().noneMatch(volume::has);
    MapValue filled = none ? volume.with("emptyDir", MapValue.EMPTY) : volume;
    for (String source : List.of("secret", "configMap", "downwardAPI", "projected")) {
      filled = filled.mapAt(source, files -> files.withDefault("defaultMode", DEFAULT_MODE));
    }
    return filled
        .mapAt("hostPath", path -> path.withDefault("type", ""))
        .mapAt("iscsi", iscsi -> withDefault(iscsi, "iscsiInterface", "default"))
        .mapAt("rbd", PodDefaults::rbd)
        .mapAt("downwardAPI", files -> files.mapEach("items", PodDefaults::fieldRef))
        .mapAt("azureDisk", PodDefaults::azureDisk)
        .mapAt("projected", files -> files.mapEach("sources", PodDefaults::projection))
        .mapAt(
            "scaleIO",
            io -> withDefault(withDefault(io, "storageMode", "ThinProvisioned"), "fsType", "xfs"))
        .mapAt(
            "ephemeral",
            ephemeral ->
                ephemeral.mapAt(
                    "volumeClaimTemplate", template -> template.with("spec", claim(template))))
        .mapAt("image", PodDefaults::image);
  }

  private static MapValue rbd(MapValue rbd) {
    MapValue filled = withDefault(rbd, "pool", "rbd");
    filled = withDefault(filled, "user", "admin");
    return withDefault(filled, "keyring", "/etc/ceph/keyring");
  }

  private static MapValue azureDisk(MapValue disk) {
    return disk.withDefault("cachingMode", "ReadWrite")
        .withDefault("fsType", "ext4")
        .withDefault("readOnly", false)
        .withDefault("kind", "Shared");
  }

  private static MapValue projection(MapValue source) {
    return source
        .mapAt("downwardAPI", files -> files.mapEach("items", PodDefaults::fieldRef))
        .mapAt(
            "serviceAccountToken", token -> token.withDefault("expirationSeconds", TOKEN_SECONDS));
  }

  private static MapValue fieldRef(MapValue file) {
    return file.mapAt("fieldRef", ref -> withDefault(ref, "apiVersion", "v1"));
  }

  private static MapValue claim(MapValue template) {
    return template
        .map("spec")
        .withDefault("volumeMode", "Filesystem")
        .mapAt("resources", PodDefaults::resources);
  }

  private static MapValue image(MapValue image) {
    return withDefault(image, "pullPolicy", pullPolicy(image.string("reference")));
  }

  private static String pullPolicy(String image) {
    return ImageNames.isLatest(image) ? "Always" : "IfNotPresent";
  }

  // ---- containers

  private static MapValue container(MapValue container) {
    MapValue filled =
        withDefault(container, "imagePullPolicy", pullPolicy(container.string("image")));
    filled = withDefault(filled, "terminationMessagePath", "/dev/termination-log");
    filled = withDefault(filled, "terminationMessagePolicy", "File");
    filled =
        filled
            .mapEach("ports", port -> withDefault(port, "protocol", "TCP"))
            .mapEach("env", variable -> variable.mapAt("valueFrom", PodDefaults::valueFrom))
            .mapAt("resources", PodDefaults::resources);
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      filled = filled.mapAt(probe, PodDefaults::probe);
    }
    return filled.mapAt(
        "lifecycle",
        hooks ->
            hooks
                .mapAt("postStart", hook -> hook.mapAt("httpGet", PodDefaults::httpGet))
                .mapAt("preStop", hook -> hook.mapAt("httpGet", PodDefaults::httpGet)));
  }

  private static MapValue valueFrom(MapValue from) {
    return fieldRef(from).mapAt("fileKeyRef", ref -> ref.withDefault("optional", false));
  }

  private static MapValue probe(MapValue probe) {
    MapValue filled = withDefault(probe, "timeoutSeconds", 1);
    filled = withDefault(filled, "periodSeconds", 10);
    filled = withDefault(filled, "successThreshold", 1);
    filled = withDefault(filled, "failureThreshold", 3);
    return filled
        .mapAt("httpGet", PodDefaults::httpGet)
        .mapAt("grpc", grpc -> grpc.withDefault("service", ""));
  }

  private static MapValue withDefault(MapValue map, String name, long value) {
    return map.integer(name) == 0 ? map.with(name, value) : map;
  }

  private static MapValue httpGet(MapValue http) {
    return withDefault(withDefault(http, "path", "/"), "scheme", "HTTP");
  }

  // ---- amounts

  private static MapValue resources(MapValue resources) {
    return resources.mapAt("limits", PodDefaults::amounts).mapAt("requests", PodDefaults::amounts);
  }

  /** Returns the amounts of a ResourceList rounded up to thousandths. */
  public static MapValue amounts(MapValue amounts) {
    MapValue rounded = amounts;
    for (int i = 0; i < amounts.size(); i++) {
      Quantity amount = Quantity.of(amounts.valueAt(i));
      Quantity milli = amount.roundedUpToMilli();
      if (milli != amount) {
        rounded = rounded.with(amounts.keyAt(i), milli.toString());
      }
    }
    return rounded;
  }

  private static MapValue status(MapValue status) {
    MapValue filled = withAddresses(status);
    for (String list :
        List.of("initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses")) {
      filled =
          filled.mapEach(
              list,
              container ->
                  container
                      .mapAt("allocatedResources", PodDefaults::amounts)
                      .mapAt("resources", PodDefaults::resources));
    }
    return filled
        .mapAt("allocatedResources", PodDefaults::amounts)
        .mapAt("resources", PodDefaults::resources);
  }

  /** The first of the addresses is also the one of clients that know only one; theirs counts. */
  private static MapValue withAddresses(MapValue status) {
    String first = status.string("podIP");
    ListValue all = status.list("podIPs");
    if (first.isEmpty()) {
      return all.isEmpty() ? status : status.with("podIP", all.map(0).string("ip"));
    }
    return !all.isEmpty() && all.map(0).string("ip").equals(first)
        ? status
        : status.with("podIPs", ListValue.of(MapValue.of("ip", Value.of(first))));
  }
}
