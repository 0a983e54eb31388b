package io.quarterdeck.admission;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.Failures;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Gives a pod its service account and, unless pod or account decline, a volume with the account's
 * token, the cluster's root certificate and the namespace ({@code
 * plugin/pkg/admission/serviceaccount}).
 */
public final class ServiceAccount extends PodPlugin {
  private static final String DEFAULT_NAME = "default";
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String VOLUME_PREFIX = "kube-api-access-";
  private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";

  /** What the volume projects; 3607 seconds mark tokens that kubelets asked for by themselves. */
  private static final MapValue PROJECTED =
      json(
          """
          {"sources": [
            {"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}},
            {"configMap": {"name": "kube-root-ca.crt",
              "items": [{"key": "ca.crt", "path": "ca.crt"}]}},
            {"downwardAPI": {"items": [{"path": "namespace",
              "fieldRef": {"apiVersion": "v1", "fieldPath": "metadata.namespace"}}]}}],
          "defaultMode": 420}\
          """);

  private static final int ATTEMPTS = 10; // as often as upstream looks for a default account
  private static final long RETRY_NANOS = 100_000_000; // between looks: a second in all

  private final Cluster cluster;
  private final Supplier<String> suffixes;

  /**
   * @param suffixes makes five random letters for the name of a volume
   */
  public ServiceAccount(Cluster cluster, Supplier<String> suffixes) {
    super("ServiceAccount", Operation.CREATE);
    this.cluster = cluster;
    this.suffixes = suffixes;
  }

  @Override
  KubeObject mutatePod(Attributes attributes, KubeObject pod) {
    if (pod.meta().annotations().containsKey(MIRROR)) {
      checkMirror(attributes, pod);
      return pod;
    }
    String given = pod.spec().string("serviceAccountName");
    String name = given.isEmpty() ? DEFAULT_NAME : given;
    MapValue account =
        account(attributes.namespace(), name)
            .orElseThrow(
                () ->
                    Failures.forbidden(
                        "",
                        "pods",
                        attributes.name(),
                        "error looking up service account "
                            + attributes.namespace()
                            + "/"
                            + name
                            + ": serviceaccount \""
                            + name
                            + "\" not found"))
            .root();
    KubeObject named =
        pod.editSpec(s -> s.with("serviceAccountName", name).with("serviceAccount", name));
    KubeObject pulling = withPullSecrets(named, account);
    return mounts(pod.spec(), account) ? withToken(pulling) : pulling;
  }

  /** Finds the account; the default one of a namespace that was just made is waited for a while. */
  private Optional<KubeObject> account(String namespace, String name) {
    int attempts = name.equals(DEFAULT_NAME) ? ATTEMPTS : 1;
    Optional<KubeObject> found = cluster.find("", "serviceaccounts", namespace, name);
    for (int i = 1; i < attempts && found.isEmpty(); i++) {
      LockSupport.parkNanos(RETRY_NANOS);
      found = cluster.find("", "serviceaccounts", namespace, name);
    }
    return found;
  }

  /** A mirror pod's account and secrets would be granted by a file on the node. */
  private static void checkMirror(Attributes attributes, KubeObject pod) {
    if (!pod.spec().string("serviceAccountName").isEmpty()) {
      throw Failures.forbidden(
          "", "pods", attributes.name(), "a mirror pod may not reference service accounts");
    }
  }

  private static boolean mounts(MapValue spec, MapValue account) {
    String field = "automountServiceAccountToken";
    if (spec.has(field)) {
      return spec.bool(field);
    }
    return !account.has(field) || account.bool(field);
  }

  private static KubeObject withPullSecrets(KubeObject pod, MapValue account) {
    ListValue secrets = account.list("imagePullSecrets");
    return secrets.isEmpty() || !pod.spec().list("imagePullSecrets").isEmpty()
        ? pod
        : pod.editSpec(s -> s.with("imagePullSecrets", secrets));
  }

  private KubeObject withToken(KubeObject pod) {
    MapValue spec = pod.spec();
    boolean allHaveTheirOwn =
        hasMountEverywhere(spec, "initContainers") && hasMountEverywhere(spec, "containers");
    if (allHaveTheirOwn) {
      return pod;
    }
    Set<String> names = new TreeSet<>();
    spec.list("volumes").maps().forEach(v -> names.add(v.string("name")));
    String existing =
        names.stream().filter(n -> n.startsWith(VOLUME_PREFIX)).findFirst().orElse("");
    String volume = existing.isEmpty() ? VOLUME_PREFIX + suffixes.get() : existing;
    MapValue mount =
        MapValue.builder()
            .put("name", volume)
            .put("readOnly", true)
            .put("mountPath", MOUNT_PATH)
            .build();
    KubeObject mounted =
        pod.editSpec(
            s ->
                s.mapEach("initContainers", c -> mounted(c, mount))
                    .mapEach("containers", c -> mounted(c, mount)));
    if (!existing.isEmpty()) {
      return mounted;
    }
    MapValue projected = MapValue.builder().put("name", volume).put("projected", PROJECTED).build();
    return mounted.editSpec(s -> s.with("volumes", s.list("volumes").plus(projected)));
  }

  private static boolean hasMountEverywhere(MapValue spec, String containers) {
    return spec.list(containers).maps().stream().allMatch(ServiceAccount::hasMount);
  }

  private static boolean hasMount(MapValue container) {
    return container.list("volumeMounts").maps().stream()
        .anyMatch(m -> m.string("mountPath").equals(MOUNT_PATH));
  }

  private static MapValue mounted(MapValue container, MapValue mount) {
    return hasMount(container)
        ? container
        : container.with("volumeMounts", container.list("volumeMounts").plus(mount));
  }

  private static MapValue json(String text) {
    return (MapValue) Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
