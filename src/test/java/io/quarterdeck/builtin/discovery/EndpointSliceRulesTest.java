package io.quarterdeck.builtin.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointSliceRulesTest {
  private static final EndpointSliceRules RULES = new EndpointSliceRules();

  private static String slice(String rest) {
    return "{'metadata':{'name':'a','namespace':'ns','generation':1}," + rest + "}";
  }

  private static String endpoint(String rest) {
    return slice("'addressType':'IPv4','endpoints':[{" + rest + "}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          'ports':[] => ~addressType: Required value~
          'addressType':'IPv5' => ~addressType: Unsupported value: "IPv5": supported values: "FQDN", "IPv4", "IPv6"~
          'addressType':'IPv4','ports':[{'name':'','protocol':'TCP'},{'name':'','protocol':'TCP'}] => ~ports[1].name: Duplicate value: ""~
          'addressType':'IPv4','endpoints':[{}] => ~endpoints[0].addresses: Required value: must contain at least 1 address~
          'addressType':'IPv4','endpoints':[{'addresses':['fd00::1']}] => ~endpoints[0].addresses: Invalid value: "fd00::1": must be an IPv4 address~
          'addressType':'IPv6','endpoints':[{'addresses':['FD00::1']}] => ~endpoints[0].addresses[0]: Invalid value: "FD00::1": must be in canonical form ("fd00::1")~
          'addressType':'IPv4','endpoints':[{'addresses':['127.0.0.1']}] => ~endpoints[0].addresses[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)~
          'addressType':'FQDN','endpoints':[{'addresses':['']}] => ~endpoints[0].addresses[0]: Required value~
          'addressType':'FQDN','endpoints':[{'addresses':['a.']}] => ~endpoints[0].addresses[0]: Invalid value: "a": should be a domain with at least two segments separated by dots~
          'addressType':'FQDN','endpoints':[{'addresses':['a.b.']}] => ~~
          """)
  void aSliceSaysWhatIsWrongWithIt(String rest, String message) {
    assertEquals(message, String.join(" & ", Verdict.onCreate(RULES, slice(rest))));
  }

  @Test
  void anEndpointIsMeantForAZoneOnce() {
    String hints = "'hints':{'forZones':[{'name':'z'},{'name':'z'}]}";

    assertEquals(
        List.of("endpoints[0].hints.forZones[1].name: Duplicate value: \"z\""),
        Verdict.onCreate(RULES, endpoint("'addresses':['10.0.0.1']," + hints)));
  }

  @Test
  void endpointsThatWereWrongMayStayWrongButTheTypeStays() {
    String old = endpoint("'addresses':['010.0.0.1']");

    assertEquals(List.of(), Verdict.onUpdate(RULES, old, old));
    assertEquals(
        List.of("addressType: Invalid value: \"IPv6\": field is immutable"),
        Verdict.onUpdate(RULES, old, old.replace("IPv4", "IPv6")));
  }

  @Test
  void topologyIsDroppedAndTheNodeInItMoves() {
    String old =
        endpoint("'addresses':['10.0.0.1'],'deprecatedTopology':{'kubernetes.io/hostname':'n'}");
    String changed = old.replace("10.0.0.1", "10.0.0.2");

    MapValue made = first(RULES.prepareForCreate(Verdict.CONTEXT, Verdict.object(old)));
    MapValue same = first(Verdict.prepared(RULES, old, old));
    MapValue moved = first(Verdict.prepared(RULES, old, changed));

    assertEquals(List.of("addresses"), made.keys());
    assertEquals(List.of("addresses", "deprecatedTopology"), same.keys());
    assertFalse(moved.has("deprecatedTopology"));
    assertEquals("n", moved.string("nodeName"));
  }

  private static MapValue first(KubeObject slice) {
    return slice.root().list("endpoints").map(0);
  }

  @Test
  void theGenerationCountsLabelsButNoOtherMetadata() {
    String old = slice("'addressType':'IPv4'");
    String labelled = old.replace("'name':'a'", "'name':'a','labels':{'b':'c'}");
    String annotated = old.replace("'name':'a'", "'name':'a','annotations':{'b':'c'}");

    assertEquals(2, Verdict.prepared(RULES, old, labelled).meta().generation());
    assertEquals(1, Verdict.prepared(RULES, old, annotated).meta().generation());
  }

  @Test
  void clientsHearOfNamesInPlaceOfAddresses() {
    assertEquals(
        List.of("spec.addressType: FQDN endpoints are deprecated"),
        RULES.warningsOnCreate(Verdict.CONTEXT, Verdict.object(slice("'addressType':'FQDN'"))));
  }
}
