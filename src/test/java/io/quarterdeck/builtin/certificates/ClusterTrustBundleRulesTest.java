package io.quarterdeck.builtin.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterTrustBundleRulesTest {
  private static final ClusterTrustBundleRules RULES = new ClusterTrustBundleRules();

  private static String anchor;
  private static String leaf;

  @BeforeAll
  static void certify() throws Exception {
    anchor = TestRequests.pem("CERTIFICATE", TestRequests.certificate(true));
    leaf = TestRequests.pem("CERTIFICATE", TestRequests.certificate(false));
  }

  private static String bundle(String name, String signer, String text) {
    return "{'metadata':{'name':'"
        + name
        + "'},'spec':{'signerName':'"
        + signer
        + "','trustBundle':'"
        + text.replace("\r", "").replace("\n", "\\n")
        + "'}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "a => '' => ''",
        "a:b => '' => 'ClusterTrustBundle without signer name must not have \":\" in its name'",
        "x.y:s:a => x.y/s => ''",
        "a => x.y/s => 'ClusterTrustBundle for signerName x.y/s must be named with prefix x.y:s:'",
      })
  void aBundleIsNamedAfterItsSigner(String name, String signer, String problem) {
    List<String> wrong = Verdict.onCreate(RULES, bundle(name, signer, anchor));

    assertEquals(
        problem.isEmpty()
            ? List.of()
            : List.of("metadata.name: Invalid value: \"" + name + "\": " + problem),
        wrong);
  }

  @Test
  void aBundleHoldsAuthoritiesEachOnce() {
    String start = "spec.trustBundle: Invalid value: \"<value omitted>\": ";

    assertEquals(
        List.of(start + "at least one trust anchor must be provided"),
        Verdict.onCreate(RULES, bundle("a", "", "")));
    assertEquals(
        List.of(start + "entry 1 does not have the CA bit set"),
        Verdict.onCreate(RULES, bundle("a", "", anchor + leaf)));
    assertEquals(
        List.of(start + "duplicate trust anchor (indices [0 1])"),
        Verdict.onCreate(RULES, bundle("a", "", anchor + anchor)));
    assertEquals(
        List.of(
            start + "entry 0 does not parse as X.509", start + "entry 1 has bad block type: KEY"),
        Verdict.onCreate(
            RULES,
            bundle(
                "a",
                "",
                TestRequests.pem("CERTIFICATE", new byte[] {1})
                    + TestRequests.pem("KEY", new byte[] {1}))));
  }

  @Test
  void theSignerStaysAndABundleThatIsNotChangedIsNotRead() {
    assertEquals(List.of(), Verdict.onUpdate(RULES, bundle("a", "", "x"), bundle("a", "", "x")));
    assertEquals(
        List.of("spec.signerName: Invalid value: \"x.y/s\": field is immutable"),
        Verdict.onUpdate(RULES, bundle("x.y:s:a", "", anchor), bundle("x.y:s:a", "x.y/s", anchor)));
  }
}
