package io.quarterdeck.builtin.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeClassRulesTest {
  private static final RuntimeClassRules RULES = new RuntimeClassRules();

  private static String runtimeClass(String rest) {
    return "{'metadata':{'name':'a'}," + rest + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          'x':1 => ~handler: Required value~
          'handler':'a.b' => ~handler: Invalid value: "a.b": must not contain dots~
          'handler':'a','overhead':{'podFixed':{'cpu':'-1'}} => ~overhead.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0~
          'handler':'a','scheduling':{'tolerations':[{}]} => ~scheduling.tolerations[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys"~
          'handler':'a','scheduling':{'tolerations':[{'key':'k'},{'key':'k'}]} => ~scheduling.tolerations[1]: Duplicate value: {"Key":"k","Operator":"","Value":"","Effect":"","TolerationSeconds":null}~
          """)
  void aRuntimeClassSaysWhatIsWrongWithIt(String rest, String message) {
    assertEquals(message, String.join(" & ", Verdict.onCreate(RULES, runtimeClass(rest))));
  }

  @Test
  void theHandlerStays() {
    assertEquals(
        List.of("handler: Invalid value: \"b\": field is immutable"),
        Verdict.onUpdate(RULES, runtimeClass("'handler':'a'"), runtimeClass("'handler':'b'")));
  }

  @Test
  void clientsHearOfLabelsThatNodesWillNotHave() {
    String old = "'scheduling':{'nodeSelector':{'beta.kubernetes.io/os':'linux'}}";

    assertEquals(
        List.of(
            "scheduling.nodeSelector: deprecated since v1.14; use \"kubernetes.io/os\" instead"),
        RULES.warningsOnCreate(Verdict.CONTEXT, Verdict.object(runtimeClass(old))));
  }
}
