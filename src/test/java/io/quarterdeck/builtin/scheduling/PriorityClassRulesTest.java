package io.quarterdeck.builtin.scheduling;

import static io.quarterdeck.builtin.Verdict.onCreate;
import static io.quarterdeck.builtin.Verdict.onUpdate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PriorityClassRulesTest {
  private static final PriorityClassRules RULES = new PriorityClassRules();
  private static final String RESERVED =
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system"
          + " use only. error: ";

  @Test
  void usersReachOneBillion() {
    assertEquals(List.of(), onCreate(RULES, "{'metadata':{'name':'a'},'value':1000000000}"));
    assertEquals(
        List.of("value: Forbidden: maximum allowed value of a user defined priority is 1000000000"),
        onCreate(RULES, "{'metadata':{'name':'a'},'value':1000000001}"));
  }

  @Test
  void systemNamesAreReserved() {
    assertEquals(
        List.of(RESERVED + "system-x is not a known system priority class"),
        onCreate(RULES, "{'metadata':{'name':'system-x'},'value':1}"));
    assertEquals(
        List.of(RESERVED + "value of system-node-critical PriorityClass must be 2000001000"),
        onCreate(RULES, "{'metadata':{'name':'system-node-critical'},'value':1}"));
    assertEquals(
        List.of(),
        onCreate(RULES, "{'metadata':{'name':'system-node-critical'},'value':2000001000}"));
  }

  @Test
  void valueAndPolicyStay() {
    assertEquals(
        List.of(
            "value: Forbidden: may not be changed in an update.",
            "preemptionPolicy: Invalid value: \"Never\": field is immutable"),
        onUpdate(
            RULES,
            "{'value':1,'preemptionPolicy':'PreemptLowerPriority'}",
            "{'value':2,'preemptionPolicy':'Never'}"));
  }
}
