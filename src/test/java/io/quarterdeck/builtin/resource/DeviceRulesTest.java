package io.quarterdeck.builtin.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.KubeObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceRulesTest {
  private static final ResourceSliceRules SLICES = new ResourceSliceRules();
  private static final ResourceClaimRules CLAIMS = new ResourceClaimRules();

  @Test
  void acceptsSliceOfOneNode() {
    assertEquals(List.of(), Verdict.onCreate(SLICES, slice("'nodeName':'n'", "'name':'d'")));
  }

  @Test
  void countsAsAChangeWhatIsDropped() {
    String before = slice("'nodeName':'n'", "'name':'d','attributes':{'a':{'int':1}}");
    String after = before.replace("'int':1", "'int':1,'ints':[2]");

    KubeObject prepared = Verdict.prepared(SLICES, before, after);

    assertEquals(Verdict.object(before).spec(), prepared.spec());
    assertEquals(1, prepared.meta().generation());
  }

  @Test
  void wantsSliceToNameItsNodesInOneWay() {
    List<String> wrong =
        Verdict.onCreate(SLICES, slice("'nodeName':'n','allNodes':true", "'name':'d'"));

    assertEquals(
        List.of(
            "spec: Invalid value: \"{`nodeName`, `allNodes`}\": exactly one of `nodeName`,"
                + " `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required, but multiple"
                + " fields are set"),
        wrong);
  }

  @Test
  void wantsOneValueOfAnAttribute() {
    String device = "'name':'d','attributes':{'a':{'int':1,'version':'1.0.0'}}";

    List<String> wrong = Verdict.onCreate(SLICES, slice("'allNodes':true", device));

    assertEquals(
        List.of(
            "spec.devices[0].attributes[a]: Invalid value: {\"IntValue\":1,\"BoolValue\":null,"
                + "\"StringValue\":null,\"VersionValue\":\"1.0.0\",\"IntValues\":null,"
                + "\"BoolValues\":null,\"StringValues\":null,\"VersionValues\":null}: exactly one"
                + " value must be specified"),
        wrong);
  }

  @Test
  void doesNotDivideByStepOfZero() {
    String policy = "'default':'1','validRange':{'min':'1','step':'0'}";
    String device =
        "'name':'d','allowMultipleAllocations':true,'capacity':{'c':{'value':'5','requestPolicy':{"
            + policy
            + "}}}";

    List<String> wrong = Verdict.onCreate(SLICES, slice("'allNodes':true", device));

    assertEquals(
        List.of(
            "spec.devices[0].capacity[c].requestPolicy.validRange.step: Invalid value: \"1\": value"
                + " is not a multiple of a given step (0) from (1)"),
        wrong);
  }

  @Test
  void refusesConfigurationForRequestsThatAreNotThere() {
    List<String> wrong =
        Verdict.onCreate(
            CLAIMS,
            """
            {'metadata':{'name':'c'},'spec':{'devices':{'requests':[{'name':'r','exactly':
            {'deviceClassName':'gpu','allocationMode':'All'}}],'config':[{'requests':['x'],
            'opaque':{'driver':'d','parameters':{}}}]}}}\
            """);

    assertEquals(
        List.of(
            "spec.devices.config[0].requests[0]: Invalid value: \"x\": must be the name of a"
                + " request in the claim or the name of a request and a subrequest separated by"
                + " '/'"),
        wrong);
  }

  private static String slice(String nodes, String device) {
    return """
    {'metadata':{'name':'s'},'spec':{'driver':'d.example.com','pool':{'name':'p',
    'resourceSliceCount':1},%s,'devices':[{%s}]}}\
    """
        .formatted(nodes, device);
  }

  @Test
  void theGenerationOfASliceCountsWhatIsDropped() {
    String old = "{'metadata':{'name':'a','generation':1},'spec':{'devices':[{'name':'d'}]}}";
    String more =
        "{'metadata':{'name':'a','generation':1},'spec':{'devices':[{'name':'d',"
            + "'nodeAllocatableResourceMappings':{'cpu':{}}}]}}";

    var prepared = Verdict.prepared(SLICES, old, more);

    assertEquals(List.of("name"), prepared.spec().list("devices").map(0).keys());
    assertEquals(2, prepared.meta().generation());
    assertEquals(1, Verdict.prepared(SLICES, old, old).meta().generation());
  }
}
