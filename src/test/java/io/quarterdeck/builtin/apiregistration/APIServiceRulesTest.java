package io.quarterdeck.builtin.apiregistration;

import static io.quarterdeck.builtin.Verdict.CONTEXT;
import static io.quarterdeck.builtin.Verdict.object;
import static io.quarterdeck.builtin.Verdict.onCreate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.object.MapValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class APIServiceRulesTest {
  private static final String LOCAL =
      "'group':'apps','version':'v1','groupPriorityMinimum':100,'versionPriority':10";

  private final APIServiceRules rules = new APIServiceRules();

  private static String service(String name, String spec) {
    return "{'metadata':{'name':'" + name + "'},'spec':{" + spec + "}}";
  }

  @Test
  void itIsNamedAfterWhatItStandsFor() {
    assertEquals(List.of(), onCreate(rules, service("v1.apps", LOCAL)));
    assertEquals(
        List.of(
            "metadata.name: Invalid value: \"v2.apps\": must be `spec.version+\".\"+spec.group`:"
                + " \"v1.apps\""),
        onCreate(rules, service("v2.apps", LOCAL)));
  }

  @Test
  void onlyTheCoreGroupHasNoName() {
    String core = "'version':'VERSION','groupPriorityMinimum':100,'versionPriority':10";

    assertEquals(List.of(), onCreate(rules, service("v1.", core.replace("VERSION", "v1"))));
    assertEquals(
        List.of(
            "spec.group: Required value: only v1 may have an empty group and it better be legacy"
                + " kube"),
        onCreate(rules, service("v2.", core.replace("VERSION", "v2"))));
  }

  @Test
  void certificatesAreOfAService() {
    assertEquals(
        List.of(
            "spec.caBundle: Invalid value: \"3 bytes\": local APIServices may not have a caBundle"),
        onCreate(rules, service("v1.apps", LOCAL + ",'caBundle':'AAAA'")));
    assertEquals(
        List.of(
            "spec.service.namespace: Required value",
            "spec.service.port: Invalid value: 0: port is not valid: must be between 1 and 65535,"
                + " inclusive",
            "spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is"
                + " present"),
        onCreate(
            rules,
            service(
                "v1.apps",
                LOCAL
                    + ",'caBundle':'AAAA','insecureSkipTLSVerify':true,"
                    + "'service':{'name':'a','port':0}")));
  }

  @Test
  void whatTheServerServesItselfIsAvailableAtOnce() {
    MapValue status = rules.prepareForCreate(CONTEXT, object(service("v1.apps", LOCAL))).status();

    assertEquals("Local", status.list("conditions").map(0).string("reason"));
  }
}
