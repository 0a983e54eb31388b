package io.quarterdeck.builtin.core;

import static io.quarterdeck.builtin.Verdict.onCreate;
import static io.quarterdeck.builtin.Verdict.onUpdate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoreRulesTest {
  private static String meta(String rest) {
    return "{'metadata':{'name':'a','resourceVersion':'1'}" + rest + "}";
  }

  private static String spaced(String rest) {
    return "{'metadata':{'name':'a','namespace':'ns','resourceVersion':'1'}" + rest + "}";
  }

  @Test
  void keysOfAConfigMapAreFileNames() {
    assertEquals(List.of(), onCreate(new ConfigMapRules(), "{'data':{'a.b_c-d':'x'}}"));
    assertEquals(
        List.of(
            "data[a/b]: Invalid value: \"a/b\": a valid config key must consist of alphanumeric"
                + " characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name',"
                + " regex used for validation is '[-._a-zA-Z0-9]+')"),
        onCreate(new ConfigMapRules(), "{'data':{'a/b':'x'}}"));
  }

  @Test
  void anImmutableConfigMapStaysSo() {
    assertEquals(
        List.of("immutable: Forbidden: field is immutable when `immutable` is set"),
        onUpdate(new ConfigMapRules(), spaced(",'immutable':true"), spaced("")));
    assertEquals(
        List.of("data: Forbidden: field is immutable when `immutable` is set"),
        onUpdate(
            new ConfigMapRules(),
            spaced(",'immutable':true"),
            spaced(",'immutable':true,'data':{'a':'b'}")));
  }

  @Test
  void theTypeOfASecretSaysWhatIsInIt() {
    assertEquals(
        List.of("data[.dockerconfigjson]: Required value"),
        onCreate(new SecretRules(), "{'type':'kubernetes.io/dockerconfigjson'}"));
    assertEquals(
        List.of("type: Invalid value: \"b\": field is immutable"),
        onUpdate(new SecretRules(), spaced(",'type':'a'"), spaced(",'type':'b'")));
  }

  @Test
  void theBoundsOfALimitRangeAgree() {
    assertEquals(
        List.of(
            "spec.limits[0].min[cpu]: Invalid value: \"2\": min value 2 is greater than max value"
                + " 1"),
        onCreate(
            new LimitRangeRules(() -> "x"),
            "{'spec':{'limits':[{'type':'Pod','min':{'cpu':'2'},'max':{'cpu':'1'}}]}}"));
  }

  @Test
  void aQuotaIsNotNegative() {
    assertEquals(
        List.of("spec.hard[pods]: Invalid value: \"-1\": must be greater than or equal to 0"),
        onCreate(new ResourceQuotaRules(), "{'spec':{'hard':{'pods':'-1'}}}"));
  }

  // ---- nodes

  @Test
  void taintsOfANodeDiffer() {
    String taint = "{'key':'a','value':'b','effect':'NoSchedule'}";

    assertEquals(
        List.of(
            "metadata.taints[1]: Duplicate value: {\"Key\":\"a\",\"Value\":\"b\",\"Effect\":"
                + "\"NoSchedule\",\"TimeAdded\":null}: taints must be unique by key and effect"
                + " pair"),
        onCreate(new NodeRules(), "{'spec':{'taints':[" + taint + "," + taint + "]}}"));
  }

  @Test
  void theRangesOfANodeStay() {
    String detail = "node updates may not change podCIDR except from \"\" to valid";

    assertEquals(
        List.of("spec.podCIDRs: Forbidden: " + detail),
        onUpdate(
            new NodeRules(),
            meta(",'spec':{'podCIDRs':['10.0.0.0/24']}"),
            meta(",'spec':{'podCIDRs':['10.0.1.0/24']}")));
    assertEquals(
        List.of(),
        onUpdate(new NodeRules(), meta(""), meta(",'spec':{'podCIDRs':['10.0.1.0/24']}")));
  }

  @Test
  void aNodeHasOneRangeOfEachFamily() {
    assertEquals(
        List.of(
            "spec.podCIDRs: Invalid value: [\"10.0.0.0/24\",\"10.0.1.0/24\"]: may specify no more"
                + " than one CIDR for each IP family"),
        onCreate(new NodeRules(), "{'spec':{'podCIDRs':['10.0.0.0/24','10.0.1.0/24']}}"));
  }

  // ---- volumes and claims

  private static String volume(String rest) {
    return meta(
        ",'spec':{'accessModes':['ReadWriteOnce'],'capacity':{'storage':'1Gi'}" + rest + "}");
  }

  @Test
  void aVolumeLiesOnOneThing() {
    String source = ",'hostPath':{'path':'/a'}";

    assertEquals(List.of(), onCreate(new PersistentVolumeRules(), volume(source)));
    assertEquals(
        List.of("spec: Required value: must specify a volume type"),
        onCreate(new PersistentVolumeRules(), volume("")));
    assertEquals(
        List.of("spec.nfs: Forbidden: may not specify more than 1 volume type"),
        onCreate(new PersistentVolumeRules(), volume(source + ",'nfs':{'server':'s','path':'/'}")));
    assertEquals(
        List.of("spec.nodeAffinity: Required value: Local volume requires node affinity"),
        onCreate(new PersistentVolumeRules(), volume(",'local':{'path':'/a'}")));
  }

  @Test
  void theRootIsNotRecycled() {
    String policy = ",'persistentVolumeReclaimPolicy':'Recycle','hostPath':{'path':'/a/..'}";

    assertEquals(
        List.of(
            "spec.hostPath.path: Invalid value: \"/a/..\": must not contain '..'",
            "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath"
                + " mount of '/'"),
        onCreate(new PersistentVolumeRules(), volume(policy)));
  }

  @Test
  void aVolumeNotesWhenItsPhaseChanged() {
    String pending = meta(",'status':{'phase':'Pending'}");
    String bound = meta(",'status':{'phase':'Bound'}");
    var rules = new PersistentVolumeRules.OfStatus();

    assertEquals(
        true, Verdict.prepared(rules, pending, bound).status().has("lastPhaseTransitionTime"));
    assertEquals(
        false, Verdict.prepared(rules, bound, bound).status().has("lastPhaseTransitionTime"));
  }

  private static String claim(String size, String rest) {
    return spaced(
        ",'spec':{'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'"
            + size
            + "'}}"
            + rest
            + "},'status':{'phase':'Bound','capacity':{'storage':'1Gi'}}");
  }

  @Test
  void aBoundClaimGrowsButDoesNotShrink() {
    var rules = new PersistentVolumeClaimRules();

    assertEquals(List.of(), onUpdate(rules, claim("1Gi", ""), claim("2Gi", "")));
    assertEquals(
        List.of(
            "spec.resources.requests.storage: Forbidden: field can not be less than"
                + " status.capacity"),
        onUpdate(rules, claim("2Gi", ""), claim("1Gi", "")));
    assertEquals(List.of(), onUpdate(rules, claim("3Gi", ""), claim("2Gi", "")));
  }

  @Test
  void aClaimsTwoWaysToNameItsSourceAreFilledFromEachOther() {
    var rules = new PersistentVolumeClaimRules();
    String source = "'kind':'PersistentVolumeClaim','name':'b'";
    var now =
        Verdict.prepared(rules, claim("1Gi", ""), claim("1Gi", ",'dataSource':{" + source + "}"));
    var other =
        Verdict.prepared(rules, claim("1Gi", ""), claim("1Gi", ",'dataSource':{'kind':'X'}"));

    assertEquals("b", now.spec().map("dataSourceRef").string("name"));
    assertEquals(false, other.spec().has("dataSource"));
  }
}
