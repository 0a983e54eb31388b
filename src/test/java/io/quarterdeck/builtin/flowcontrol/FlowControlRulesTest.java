package io.quarterdeck.builtin.flowcontrol;

import static io.quarterdeck.builtin.Verdict.onCreate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowControlRulesTest {
  private static final FlowSchemaRules SCHEMA = new FlowSchemaRules();
  private static final PriorityLevelRules LEVEL = new PriorityLevelRules();

  private static String schema(String rule) {
    return "{'spec':{'matchingPrecedence':5,'priorityLevelConfiguration':{'name':'p'},'rules':["
        + rule
        + "]}}";
  }

  private static String paths(String path) {
    return schema(
        "{'subjects':[{'kind':'User','user':{'name':'*'}}],'nonResourceRules':[{'verbs':['get'],"
            + "'nonResourceURLs':['"
            + path
            + "']}]}");
  }

  private static String level(String queuing) {
    return "{'spec':{'type':'Limited','limited':{'limitResponse':{'type':'Queue','queuing':"
        + queuing
        + "}}}}";
  }

  @Test
  void whatEveryClusterHasIsRight() {
    FlowDefaults.FLOW_SCHEMAS.forEach(
        (name, spec) ->
            assertEquals(
                List.of(),
                onCreate(
                    SCHEMA, "{'metadata':{'name':'" + name + "'},'spec':" + text(spec) + "}")));
    FlowDefaults.PRIORITY_LEVELS.forEach(
        (name, spec) ->
            assertEquals(
                List.of(),
                onCreate(LEVEL, "{'metadata':{'name':'" + name + "'},'spec':" + text(spec) + "}")));
  }

  private static String text(io.quarterdeck.object.MapValue spec) {
    return new String(Json.write(spec), StandardCharsets.UTF_8);
  }

  @Test
  void theMandatoryStay() {
    List<String> wrong =
        onCreate(
            LEVEL,
            "{'metadata':{'name':'catch-all'},'spec':{'type':'Limited','limited':{"
                + "'nominalConcurrencyShares':6,'limitResponse':{'type':'Reject'},'lendablePercent':0}}}");

    assertEquals(1, wrong.size());
    assertTrue(wrong.getFirst().endsWith("spec of 'catch-all' must equal the fixed value"));
  }

  @Test
  void aRuleSaysWhoAndWhat() {
    assertEquals(
        List.of(
            "spec.rules[0].subjects: Required value: subjects must contain at least one value",
            "spec.rules[0]: Required value: at least one of resourceRules and nonResourceRules has"
                + " to be non-empty"),
        onCreate(SCHEMA, schema("{}")));
  }

  @Test
  void aSubjectIsOfItsKindOnly() {
    assertEquals(
        List.of(
            "spec.rules[0].subjects[0].user: Required value: user is required when subject kind is"
                + " 'User'",
            "spec.rules[0].subjects[0].group: Forbidden: group is forbidden when subject kind is"
                + " not 'Group'"),
        onCreate(
            SCHEMA,
            schema(
                "{'subjects':[{'kind':'User','group':{'name':'g'}}],'nonResourceRules':["
                    + "{'verbs':['*'],'nonResourceURLs':['*']}]}")));
  }

  @ParameterizedTest
  @CsvSource({
    "/, ''",
    "/healthz/*, ''",
    "healthz, must start with slash",
    "/a//b, must not contain double slash",
    "/a b, must not contain white-space",
    "/*/a, wildcard can only do suffix matching",
    "/a*, wildcard can only do suffix matching",
    "/*/*, wildcard can only do suffix matching"
  })
  void aPathMayEndInAWildcard(String path, String wrong) {
    List<String> expected =
        wrong.isEmpty()
            ? List.of()
            : List.of(
                "spec.rules[0].nonResourceRules[0].nonResourceURLs[0]: Invalid value: \""
                    + path
                    + "\": "
                    + wrong);

    assertEquals(expected, onCreate(SCHEMA, paths(path)));
  }

  @Test
  void aHandFitsItsDeckAndItsHash() {
    assertEquals(
        List.of(), onCreate(LEVEL, level("{'queues':64,'handSize':10,'queueLengthLimit':1}")));
    assertEquals(
        List.of(
            "spec.limited.limitResponse.queuing.handSize: Invalid value: 11: required entropy bits"
                + " of deckSize 64 and handSize 11 should not be greater than 60"),
        onCreate(LEVEL, level("{'queues':64,'handSize':11,'queueLengthLimit':1}")));
    assertEquals(
        List.of(
            "spec.limited.limitResponse.queuing.handSize: Invalid value: 3: should not be greater"
                + " than queues (2)"),
        onCreate(LEVEL, level("{'queues':2,'handSize':3,'queueLengthLimit':1}")));
  }
}
