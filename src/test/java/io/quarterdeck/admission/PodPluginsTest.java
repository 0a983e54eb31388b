package io.quarterdeck.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.status.ApiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodPluginsTest {
  private static final Catalog CATALOG =
      Builtins.catalog(RuntimeConfig.of(Map.of()), gate -> false);
  private static final String POD = "{'spec':{'containers':[{'name':'a'}]}}";

  /** A cluster of a few objects, by group/plural/name. */
  private final Map<String, KubeObject> objects = new HashMap<>();

  private final Cluster cluster =
      new Cluster() {
        @Override
        public Optional<KubeObject> find(
            String group, String plural, String namespace, String name) {
          return Optional.ofNullable(objects.get(group + "/" + plural + "/" + name));
        }

        @Override
        public List<KubeObject> all(String group, String plural, String namespace) {
          List<KubeObject> found = new ArrayList<>();
          objects.forEach(
              (key, object) -> {
                if (key.startsWith(group + "/" + plural + "/")) {
                  found.add(object);
                }
              });
          return found;
        }
      };

  private static Attributes create(String group, String plural, String json) {
    return create(group, plural, "", json);
  }

  private static Attributes create(String group, String plural, String subresource, String json) {
    ResourceType type = CATALOG.find(group, "v1", plural).orElseThrow();
    return new Attributes(
        Operation.CREATE,
        type,
        subresource,
        "ns",
        "a",
        Optional.of(Verdict.object(json)),
        Optional.empty(),
        User.ANONYMOUS,
        false,
        warning -> {});
  }

  private static Attributes pod(String json) {
    return create("", "pods", json);
  }

  private static String refusal(Runnable write) {
    return assertThrows(ApiException.class, write::run).status().message();
  }

  @Test
  void aPodToleratesAnAilingNodeForAWhile() {
    DefaultTolerationSeconds plugin = new DefaultTolerationSeconds(300, 60);

    List<MapValue> tolerations = plugin.mutate(pod(POD)).spec().list("tolerations").maps();

    assertEquals(
        List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"),
        tolerations.stream().map(t -> t.string("key")).toList());
    assertEquals(
        List.of(300L, 60L), tolerations.stream().map(t -> t.integer("tolerationSeconds")).toList());
  }

  @Test
  void aPodThatToleratesEverythingIsLeftAlone() {
    Attributes own = pod("{'spec':{'tolerations':[{'operator':'Exists'}]}}");

    assertSame(own.object().orElseThrow(), new DefaultTolerationSeconds(300, 300).mutate(own));
  }

  @Test
  void aPodsPriorityIsItsClasses() {
    objects.put(
        "scheduling.k8s.io/priorityclasses/high",
        Verdict.object("{'metadata':{'name':'high'},'value':7,'preemptionPolicy':'Never'}"));
    Priority plugin = new Priority(cluster);

    MapValue spec = plugin.mutate(pod("{'spec':{'priorityClassName':'high'}}")).spec();

    assertEquals(7, spec.integer("priority"));
    assertEquals("Never", spec.string("preemptionPolicy"));
    assertEquals(0, plugin.mutate(pod(POD)).spec().integer("priority", -1));
    assertEquals(
        "pods \"a\" is forbidden: no PriorityClass with name low was found",
        refusal(() -> plugin.mutate(pod("{'spec':{'priorityClassName':'low'}}"))));
    assertEquals(
        "pods \"a\" is forbidden: the integer value of priority (5) must not be provided in pod"
            + " spec; priority admission controller computed 0 from the given PriorityClass name",
        refusal(() -> plugin.mutate(pod("{'spec':{'priority':5}}"))));
  }

  @Test
  void aPodGetsTheAccountsTokenInEachContainer() {
    objects.put("/serviceaccounts/default", Verdict.object("{'metadata':{'name':'default'}}"));
    ServiceAccount plugin = new ServiceAccount(cluster, () -> "abcde");

    MapValue spec =
        plugin
            .mutate(pod("{'spec':{'initContainers':[{'name':'i'}],'containers':[{'name':'a'}]}}"))
            .spec();

    assertEquals("default", spec.string("serviceAccountName"));
    assertEquals("kube-api-access-abcde", spec.list("volumes").map(0).string("name"));
    for (String containers : List.of("initContainers", "containers")) {
      MapValue mount = spec.list(containers).map(0).list("volumeMounts").map(0);
      assertEquals("/var/run/secrets/kubernetes.io/serviceaccount", mount.string("mountPath"));
      assertTrue(mount.bool("readOnly"));
    }
  }

  @Test
  void podOrAccountCanDeclineTheToken() {
    objects.put(
        "/serviceaccounts/shy",
        Verdict.object("{'automountServiceAccountToken':false,'imagePullSecrets':[{'name':'s'}]}"));
    ServiceAccount plugin = new ServiceAccount(cluster, () -> "abcde");

    MapValue spec = plugin.mutate(pod("{'spec':{'serviceAccountName':'shy'}}")).spec();

    assertTrue(spec.list("volumes").isEmpty());
    assertEquals("s", spec.list("imagePullSecrets").map(0).string("name"));
  }

  @Test
  void aMissingAccountIsRefused() {
    assertEquals(
        "pods \"a\" is forbidden: error looking up service account ns/default: serviceaccount"
            + " \"default\" not found",
        refusal(() -> new ServiceAccount(cluster, () -> "abcde").mutate(pod(POD))));
  }

  @Test
  void aRuntimeClassBringsItsOverhead() {
    objects.put(
        "node.k8s.io/runtimeclasses/vm",
        Verdict.object(
            "{'overhead':{'podFixed':{'cpu':'1'}},'scheduling':{'nodeSelector':{'kvm':'yes'}}}"));
    RuntimeClass plugin = new RuntimeClass(cluster);

    MapValue spec = plugin.mutate(pod("{'spec':{'runtimeClassName':'vm'}}")).spec();

    assertEquals("1", spec.map("overhead").string("cpu"));
    assertEquals("yes", spec.map("nodeSelector").string("kvm"));
    assertEquals(
        "pods \"a\" is forbidden: pod rejected: RuntimeClass \"x\" not found",
        refusal(() -> plugin.mutate(pod("{'spec':{'runtimeClassName':'x'}}"))));
  }

  @Test
  void anOverheadWithoutARuntimeClassIsRefusedAfterThePodsOwnRules() {
    RuntimeClass plugin = new RuntimeClass(cluster);
    String pod = "{'spec':{'overhead':{'cpu':'1'}}}";

    assertEquals("1", plugin.mutate(pod(pod)).spec().map("overhead").string("cpu"));
    assertEquals(
        "pods \"a\" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass"
            + " defined Overhead",
        refusal(() -> plugin.validate(pod(pod))));
  }

  @Test
  void aTolerationThatAnotherCoversIsLeftOut() {
    objects.put(
        "node.k8s.io/runtimeclasses/vm",
        Verdict.object(
            "{'scheduling':{'tolerations':[{'key':'a','operator':'Exists','effect':'NoSchedule'},"
                + "{'key':'b','operator':'Exists'}]}}"));

    MapValue spec =
        new RuntimeClass(cluster)
            .mutate(
                pod(
                    "{'spec':{'runtimeClassName':'vm','tolerations':[{'key':'a','operator':'Exists'},"
                        + "{'key':'b','operator':'Equal','value':'c'}]}}"))
            .spec();

    assertEquals(
        List.of("a", "b"),
        spec.list("tolerations").maps().stream().map(t -> t.string("key")).toList());
    assertEquals("Exists", spec.list("tolerations").map(1).string("operator"));
  }

  @Test
  void aNewNodeIsNotReady() {
    KubeObject node = new TaintNodesByCondition().mutate(create("", "nodes", "{}"));

    assertEquals("node.kubernetes.io/not-ready", node.spec().list("taints").map(0).string("key"));
  }

  @Test
  void aClaimIsHeldAndGetsTheNewestDefaultClass() {
    String mark = "'annotations':{'storageclass.kubernetes.io/is-default-class':'true'}";
    objects.put(
        "storage.k8s.io/storageclasses/old",
        Verdict.object(
            "{'metadata':{'name':'old','creationTimestamp':'2026-01-01T00:00:00Z'," + mark + "}}"));
    objects.put(
        "storage.k8s.io/storageclasses/new",
        Verdict.object(
            "{'metadata':{'name':'new','creationTimestamp':'2026-02-01T00:00:00Z'," + mark + "}}"));
    Attributes claim = create("", "persistentvolumeclaims", "{'spec':{}}");

    KubeObject held = new StorageObjectInUseProtection().mutate(claim);
    KubeObject named = DefaultClass.ofStorage(cluster).mutate(claim);

    assertEquals(List.of("kubernetes.io/pvc-protection"), held.meta().finalizers());
    assertEquals("new", named.spec().string("storageClassName"));
  }

  @Test
  void aPodGetsTheZoneOfItsNodeWithItOrByItsBinding() {
    String labels =
        "{'topology.kubernetes.io/zone':'z','topology.kubernetes.io/region':'r','other':'x'}";
    objects.put("/nodes/n", Verdict.object("{'metadata':{'name':'n','labels':" + labels + "}}"));
    PodTopologyLabels plugin = new PodTopologyLabels(cluster);
    Map<String, String> expected =
        Map.of("topology.kubernetes.io/zone", "z", "topology.kubernetes.io/region", "r");
    String binding = "{'target':{'kind':'Node','name':'n'}}";

    assertEquals(expected, plugin.mutate(pod("{'spec':{'nodeName':'n'}}")).meta().labels());
    assertEquals(expected, plugin.mutate(create("", "pods", "binding", binding)).meta().labels());
    assertEquals(Map.of(), plugin.mutate(pod(POD)).meta().labels());
    assertEquals(Map.of(), plugin.mutate(pod("{'spec':{'nodeName':'gone'}}")).meta().labels());
  }
}
