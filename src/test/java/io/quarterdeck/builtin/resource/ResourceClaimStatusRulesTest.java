package io.quarterdeck.builtin.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.KubeObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceClaimStatusRulesTest {
  private static final ResourceClaimStatusRules RULES = new ResourceClaimStatusRules();
  private static final String DEVICE = "{'driver':'d.example.com','pool':'p','device':'g'}";

  @Test
  void refusesStatusOfDevicesThatAreNotAllocated() {
    List<String> wrong =
        Verdict.onUpdate(RULES, claim("{}"), claim("{'devices':[" + DEVICE + "]}"));

    assertEquals(
        List.of(
            "status.devices[0]: Invalid value: {\"Driver\":\"d.example.com\",\"Pool\":\"p\","
                + "\"Device\":\"g\",\"ShareID\":\"\"}: must be an allocated device in the claim"),
        wrong);
  }

  @Test
  void dropsStatusOfDevicesThatAreGivenBack() {
    String devices = "'devices':[" + DEVICE + "]";
    String old = claim("{'allocation':{'devices':{'results':[" + DEVICE + "]}}," + devices + "}");

    KubeObject prepared = Verdict.prepared(RULES, old, claim("{" + devices + "}"));

    assertEquals(Verdict.object("{}").root(), prepared.status());
  }

  private static String claim(String status) {
    return "{'metadata':{'name':'c'},'spec':{'devices':{}},'status':" + status + "}";
  }
}
