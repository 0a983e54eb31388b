package io.quarterdeck.builtin.apiserverinternal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageVersionRulesTest {
  private static List<String> wrong(String status) {
    return Verdict.onUpdate(
        new StorageVersionRules.OfStatus(), "{}", "{'status':{" + status + "}}");
  }

  @Test
  void theNameIsAGroupAndAResource() {
    var names = new StorageVersionRules().nameRule();

    assertEquals(List.of(), names.check("apps.deployments", false));
    assertEquals(
        List.of("name must be in the form of <group>.<resource>"), names.check("pods", false));
    assertEquals(
        "the resource segment a DNS-1035 label",
        names.check("apps.9", false).get(0).substring(0, 37));
  }

  @Test
  void aServerReadsWhatItWritesAndServes() {
    assertEquals(
        List.of(
            "status.storageVersions[0].decodableVersions: Invalid value: [\"a/v1\"]:"
                + " decodableVersions must include encodingVersion v1",
            "status.storageVersions[0].servedVersions[0]: Invalid value: \"v2\": individual served"
                + " version : v2 must be included in decodableVersions : [a/v1]"),
        wrong(
            "'commonEncodingVersion':'v1','storageVersions':[{'apiServerID':'a','encodingVersion':"
                + "'v1','decodableVersions':['a/v1'],'servedVersions':['v2']}]"));
  }

  @Test
  void whatIsCommonIsWhatAllWrite() {
    String servers =
        "'storageVersions':[{'apiServerID':'a','encodingVersion':'v1','decodableVersions':['v1']}]";

    assertEquals(
        List.of(
            "status.commonEncodingVersion: Invalid value: null: the common encoding version is v1"),
        wrong(servers));
    assertEquals(
        List.of(
            "status.commonEncodingVersion: Invalid value: \"v2\": the actual common encoding"
                + " version is v1"),
        wrong("'commonEncodingVersion':'v2'," + servers));
  }

  @Test
  void apiVersionsHaveAtMostOneSlash() {
    assertEquals(
        List.of(
            "status.storageVersions[0].encodingVersion: Invalid value: \"/\": group part: must be"
                + " non-empty,version part: must be non-empty",
            "status.storageVersions[0].decodableVersions: Invalid value: null: decodableVersions"
                + " must include encodingVersion /"),
        wrong(
            "'commonEncodingVersion':'/','storageVersions':[{'apiServerID':'a','encodingVersion':"
                + "'/'}]"));
  }
}
