package io.quarterdeck.builtin.storage;

import static io.quarterdeck.builtin.Verdict.onCreate;
import static io.quarterdeck.builtin.Verdict.onUpdate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StorageRulesTest {
  private static String storageClass(String more) {
    return "{'provisioner':'example.com/disk','volumeBindingMode':'Immediate'" + more + "}";
  }

  private static String driver(String more) {
    return "{'spec':{'attachRequired':true,'podInfoOnMount':false,'storageCapacity':false,"
        + "'seLinuxMount':false"
        + more
        + "}}";
  }

  @Test
  void aStorageClassRetainsOrDeletes() {
    StorageClassRules rules = new StorageClassRules();

    assertEquals(List.of(), onCreate(rules, storageClass(",'reclaimPolicy':'Retain'")));
    assertEquals(
        List.of(
            "reclaimPolicy: Unsupported value: \"Recycle\": supported values: \"Delete\","
                + " \"Retain\""),
        onCreate(rules, storageClass(",'reclaimPolicy':'Recycle'")));
  }

  @Test
  void twoTopologiesOfAStorageClassDiffer() {
    String zone = "{'matchLabelExpressions':[{'key':'zone','values':['a']}]}";

    assertEquals(
        List.of("allowedTopologies[1].matchLabelExpressions: Duplicate value: \"\""),
        onCreate(
            new StorageClassRules(),
            storageClass(",'allowedTopologies':[" + zone + "," + zone + "]")));
  }

  @Test
  void whatProvisionsStays() {
    assertEquals(
        List.of("parameters: Invalid value: {\"a\":\"c\"}: field is immutable"),
        onUpdate(
            new StorageClassRules(),
            storageClass(",'parameters':{'a':'b'}"),
            storageClass(",'parameters':{'a':'c'}")));
  }

  @Test
  void attributesNeedAParameter() {
    assertEquals(
        List.of("parameters: Required value: must contain at least one key/value pair"),
        onCreate(new VolumeAttributesClassRules(), "{'driverName':'d','parameters':{}}"));
  }

  @Test
  void aDriversTokensAreForDifferentAudiences() {
    assertEquals(
        List.of(
            "spec.tokenRequests[0].expirationSeconds: Invalid value: 599: may not specify a"
                + " duration less than 10 minutes",
            "spec.tokenRequests[1].audience: Duplicate value: \"a\""),
        onCreate(
            new CsiDriverRules(),
            driver(
                ",'tokenRequests':[{'audience':'a','expirationSeconds':599},{'audience':'a'}]")));
  }

  @Test
  void attachRequiredStaysUnderItsOtherName() {
    assertEquals(
        List.of("spec.attachedRequired: Invalid value: false: field is immutable"),
        onUpdate(
            new CsiDriverRules(),
            driver(""),
            driver("").replace("'attachRequired':true", "'attachRequired':false")));
  }

  @Test
  void ofANodesDriverOnlyTheCapacityChanges() {
    String before = "{'spec':{'drivers':[{'name':'d','nodeID':'n','allocatable':{'count':1}}]}}";

    assertEquals(
        List.of(), onUpdate(new CsiNodeRules(), before, before.replace("'count':1", "'count':2")));
    assertEquals(1, onUpdate(new CsiNodeRules(), before, before.replace("'n'", "'m'")).size());
  }

  @Test
  void anAttachmentHasOneSource() {
    VolumeAttachmentRules rules = new VolumeAttachmentRules();

    assertEquals(
        List.of(
            "spec.source: Required value: must specify exactly one of inlineVolumeSpec and"
                + " persistentVolumeName"),
        onCreate(rules, "{'spec':{'attacher':'a','nodeName':'n','source':{}}}"));
  }

  @Test
  void aVolumeInsideAnAttachmentIsOneOfCsiAndLittleElse() {
    String volume =
        "{'claimRef':{},'capacity':{'storage':'1Gi'},'accessModes':['ReadWriteOnce'],"
            + "'persistentVolumeReclaimPolicy':'Delete','nfs':{'server':'s','path':'/p'},"
            + "'storageClassName':'c','volumeMode':'Block'}";
    String at = "spec.source.inlineVolumeSpec.";
    String inline = " in the context of inline volumes";

    assertEquals(
        List.of(
            at + "claimRef: Forbidden: may not be specified" + inline,
            at + "capacity: Forbidden: may not be specified" + inline,
            at + "csi: Required value: has to be specified" + inline,
            at + "persistentVolumeReclaimPolicy: Forbidden: may only be Retain" + inline,
            at + "storageClassName: Forbidden: may not be specified" + inline,
            at
                + "volumeMode: Forbidden: may not specify volumeMode other than Filesystem"
                + inline),
        onCreate(
            new VolumeAttachmentRules(),
            "{'spec':{'attacher':'a','nodeName':'n','source':{'inlineVolumeSpec':"
                + volume
                + "}}}"));
  }

  @Test
  void whatIsAttachedStays() {
    String before =
        "{'spec':{'attacher':'a','nodeName':'n','source':{'persistentVolumeName':'v'}}}";

    assertEquals(
        List.of(
            "spec: Invalid value: {\"Attacher\":\"b\",\"Source\":{\"PersistentVolumeName\":\"v\","
                + "\"InlineVolumeSpec\":null},\"NodeName\":\"n\"}: field is immutable"),
        onUpdate(new VolumeAttachmentRules(), before, before.replace("'a'", "'b'")));
  }

  @Test
  void aCapacityStaysWithItsClass() {
    assertEquals(
        List.of("storageClassName: Invalid value: \"b\": field is immutable"),
        onUpdate(
            new CsiStorageCapacityRules(),
            "{'storageClassName':'a','capacity':'1Gi'}",
            "{'storageClassName':'b','capacity':'1Gi'}"));
  }
}
