package io.quarterdeck.builtin.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.resource.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadRulesTest {
  private static final String TEMPLATE =
      "'template':{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c','image':'i',"
          + "'imagePullPolicy':'Always','terminationMessagePolicy':'File'}],"
          + "'restartPolicy':'Always','dnsPolicy':'ClusterFirst','terminationGracePeriodSeconds':30}}";
  private static final String SELECTED = "'selector':{'matchLabels':{'a':'b'}}," + TEMPLATE;

  private static List<String> wrong(Strategy rules, String spec) {
    return Verdict.onCreate(
        rules, "{'metadata':{'name':'a','namespace':'ns'},'spec':{" + spec + "}}");
  }

  @Test
  void aStrategyThatIsNoneIsShownAsGoHasIt() {
    assertEquals(
        List.of(
            "spec.strategy: Unsupported value: {\"Type\":\"Odd\",\"RollingUpdate\":null}: supported"
                + " values: \"Recreate\", \"RollingUpdate\""),
        wrong(new DeploymentRules(), SELECTED + ",'strategy':{'type':'Odd'}"));
  }

  @Test
  void aSelectorThatCannotBeReadIsToldAsAWhole() {
    String selector =
        "'selector':{'matchExpressions':[{'key':'a','operator':'In','values':['-']}]},";

    List<String> wrong =
        wrong(new DeploymentRules(), selector + TEMPLATE + ",'strategy':{'type':'Recreate'}");

    assertEquals(2, wrong.size());
    assertTrue(wrong.get(1).endsWith(": invalid label selector"), wrong.get(1));
  }

  @Test
  void aNumberInQuotesCountsThoughItIsNoPercentage() {
    String rolling = ",'updateStrategy':{'type':'RollingUpdate','rollingUpdate':{MORE}}";

    assertEquals(
        1,
        wrong(
                new DaemonSetRules(),
                SELECTED + rolling.replace("MORE", "'maxUnavailable':'1','maxSurge':0"))
            .size());
    assertEquals(
        2,
        wrong(
                new DaemonSetRules(),
                SELECTED + rolling.replace("MORE", "'maxUnavailable':1,'maxSurge':'1'"))
            .size());
  }

  @Test
  void aDaemonSetMayComeWithTheGenerationOfItsTemplate() {
    String annotation = "deprecated.daemonset.template.generation";
    String json = "{'metadata':{'name':'a','annotations':{'" + annotation + "':'7'}},'spec':{}}";

    var made = new DaemonSetRules().prepareForCreate(Verdict.CONTEXT, Verdict.object(json));

    assertEquals("7", made.meta().annotations().get(annotation));
  }
}
