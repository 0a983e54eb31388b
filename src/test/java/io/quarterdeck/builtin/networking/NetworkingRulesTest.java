package io.quarterdeck.builtin.networking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.KubeObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkingRulesTest {
  private static String of(String spec) {
    return "{'metadata':{'name':'a','namespace':'ns'},'spec':{" + spec + "}}";
  }

  private static String joined(List<String> messages) {
    return String.join(" & ", messages);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          ~~ => ~spec: Invalid value: null: either `defaultBackend` or `rules` must be specified~
          'defaultBackend':{} => ~spec.defaultBackend: Invalid value: "": resource or service backend is required~
          'defaultBackend':{'service':{'name':'a'}} => ~spec.defaultBackend: Required value: port name or number is required~
          'defaultBackend':{'service':{'port':{'number':1}}} => ~spec.defaultBackend.service.name: Required value~
          'defaultBackend':{'service':{'name':'a','port':{'number':1,'name':'b'}}} => ~spec.defaultBackend: Invalid value: "": cannot set both port name & port number~
          'defaultBackend':{'service':{'name':'a','port':{'number':-1}}} => ~spec.defaultBackend.service.port.number: Invalid value: -1: must be between 1 and 65535, inclusive~
          'defaultBackend':{'resource':{'kind':'K','name':'a/b'}} => ~spec.defaultBackend.resource.name: Invalid value: "a/b": may not contain '/'~
          'rules':[{'host':'10.0.0.1'}] => ~spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address~
          'rules':[{'http':{}}] => ~spec.rules[0].http.paths: Required value~
          'rules':[{'http':{'paths':[{'path':'/'}]}}] => ~spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified~
          'rules':[{'http':{'paths':[{'path':'a','pathType':'Exact',BACKEND}]}}] => ~spec.rules[0].http.paths[0].path: Invalid value: "a": must be an absolute path~
          'rules':[{'http':{'paths':[{'path':'/a//','pathType':'Prefix',BACKEND}]}}] => ~spec.rules[0].http.paths[0].path: Invalid value: "/a//": must not contain '//'~
          'rules':[{'http':{'paths':[{'path':'/..','pathType':'Prefix',BACKEND}]}}] => ~spec.rules[0].http.paths[0].path: Invalid value: "/..": cannot end with '/..'~
          'rules':[{'http':{'paths':[{'pathType':'ImplementationSpecific',BACKEND}]}}] => ~~
          'rules':[{'http':{'paths':[{'pathType':'Regex',BACKEND}]}}] => ~spec.rules[0].http.paths[0].pathType: Unsupported value: "Regex": supported values: "Exact", "ImplementationSpecific", "Prefix"~
          'rules':[{'host':'*.a'}],'tls':[{'hosts':['*.a'],'secretName':'a.b'}] => ~~
          """)
  void anIngressSaysWhatIsWrongWithIt(String spec, String message) {
    String ingress =
        of(spec.replace("BACKEND", "'backend':{'service':{'name':'1a','port':{'number':1}}}"));

    assertEquals(message, joined(Verdict.onCreate(new IngressRules(), ingress)));
  }

  @Test
  void anIngressMayKeepTheNameOfASecretThatIsWrong() {
    String wrong = of("'rules':[{}],'tls':[{'secretName':'a/b'}]");

    assertEquals(1, Verdict.onCreate(new IngressRules(), wrong).size());
    assertEquals(List.of(), Verdict.onUpdate(new IngressRules(), wrong, wrong));
  }

  @Test
  void theTwoWaysToNameAClassAgree() {
    String ingress =
        "{'metadata':{'name':'a','annotations':{'kubernetes.io/ingress.class':'x'}},"
            + "'spec':{'rules':[{}],'ingressClassName':'y'}}";

    assertEquals(
        List.of(
            "annotations.kubernetes.io/ingress.class: Invalid value: \"x\": must match"
                + " `ingressClassName` when both are specified"),
        Verdict.onCreate(new IngressRules(), ingress));
  }

  @Test
  void anUpdateOfTheSpecLeavesTheStatusAndTheOtherWayRound() {
    String old = "{'metadata':{'name':'a'},'spec':{'x':1},'status':{'y':1}}";
    String changed = "{'metadata':{'name':'a'},'spec':{'x':2},'status':{'y':2}}";

    KubeObject whole = Verdict.prepared(new IngressRules(), old, changed);
    KubeObject status = Verdict.prepared(new IngressRules.OfStatus(), old, changed);

    assertEquals(2, whole.spec().integer("x"));
    assertEquals(1, whole.status().integer("y"));
    assertEquals(1, status.spec().integer("x"));
    assertEquals(2, status.status().integer("y"));
  }

  @Test
  void anAddressOfALoadBalancerIsRightUnlessItWasThereBefore() {
    String none = "{'metadata':{'name':'a'}}";
    String sloppy =
        "{'metadata':{'name':'a'},'status':{'loadBalancer':{'ingress':[{'ip':'010.0.0.1'}]}}}";

    assertEquals(
        List.of(
            "status.loadBalancer.ingress[0].ip: Invalid value: \"010.0.0.1\": must not have leading"
                + " 0s"),
        Verdict.onUpdate(new IngressRules.OfStatus(), none, sloppy));
    assertEquals(List.of(), Verdict.onUpdate(new IngressRules.OfStatus(), sloppy, sloppy));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          'controller':'' => ~spec.controller: Required value~
          'controller':'a' => ~spec.controller: Invalid value: "a": must be a domain-prefixed path (such as "acme.io/foo")~
          'controller':'a/b','parameters':{'kind':'K','name':'n'} => ~spec.parameters.scope: Required value~
          'controller':'a/b','parameters':{'kind':'K','name':'n','scope':'Namespace'} => ~spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'~
          'controller':'a/b','parameters':{'kind':'K','name':'n','scope':'Cluster','namespace':'x'} => ~spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'~
          'controller':'a/b','parameters':{'kind':'K','scope':'Cluster'} => ~spec.parameters.name: Required value~
          """)
  void anIngressClassSaysWhatIsWrongWithIt(String spec, String message) {
    assertEquals(message, joined(Verdict.onCreate(new IngressClassRules(), of(spec))));
  }

  @Test
  void theControllerOfAnIngressClassStays() {
    assertEquals(
        List.of("spec.controller: Invalid value: \"a/c\": field is immutable"),
        Verdict.onUpdate(new IngressClassRules(), ingressClass("a/b"), ingressClass("a/c")));
  }

  private static String ingressClass(String controller) {
    return "{'metadata':{'name':'a'},'spec':{'controller':'" + controller + "'}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          'ingress':[{'ports':[{'port':80,'endPort':79}]}] => ~spec.ingress[0].ports[0].endPort: Invalid value: 80: must be greater than or equal to `port`~
          'ingress':[{'ports':[{'endPort':79}]}] => ~spec.ingress[0].ports[0].endPort: Invalid value: 79: may not be specified when `port` is not specified~
          'ingress':[{'ports':[{'port':'http','endPort':79}]}] => ~spec.ingress[0].ports[0].endPort: Invalid value: 79: may not be specified when `port` is non-numeric~
          'ingress':[{'ports':[{'protocol':'X'}]}] => ~spec.ingress[0].ports[0].protocol: Unsupported value: "X": supported values: "TCP", "UDP", "SCTP"~
          'ingress':[{'from':[{}]}] => ~spec.ingress[0].from[0]: Required value: must specify a peer~
          'egress':[{'to':[{'ipBlock':{'cidr':'10.0.0.0/8'},'podSelector':{}}]}] => ~spec.egress[0].to[0]: Forbidden: may not specify both ipBlock and another peer~
          'egress':[{'to':[{'ipBlock':{}}]}] => ~spec.egress[0].to[0].ipBlock.cidr: Required value~
          'egress':[{'to':[{'ipBlock':{'cidr':'10.0.0.0/8','except':['10.0.0.0/8']}}]}] => ~spec.egress[0].to[0].ipBlock.except[0]: Invalid value: "10.0.0.0/8": must be a strict subset of `cidr`~
          'policyTypes':['Both'] => ~spec.policyTypes[0]: Unsupported value: "Both": supported values: "Ingress", "Egress"~
          'policyTypes':['Egress','Egress','Egress'] => ~spec.policyTypes: Invalid value: ["Egress","Egress","Egress"]: may not specify more than two policyTypes~
          """)
  void aNetworkPolicySaysWhatIsWrongWithIt(String spec, String message) {
    assertEquals(message, joined(Verdict.onCreate(new NetworkPolicyRules(), of(spec))));
  }

  @Test
  void aBlockThatAPolicyHadMayStandElsewhereInIt() {
    String block = ":[{'ipBlock':{'cidr':'10.0.0.1/8'}}]}]";
    String old = of("'egress':[{'to'" + block);
    String moved = of("'ingress':[{'from'" + block);

    assertEquals(1, Verdict.onCreate(new NetworkPolicyRules(), moved).size());
    assertEquals(List.of(), Verdict.onUpdate(new NetworkPolicyRules(), old, moved));
  }

  @Test
  void clientsHearOfBlocksThatAreAmbiguous() {
    KubeObject policy = Verdict.object(of("'egress':[{'to':[{'ipBlock':{'cidr':'10.0.0.1/8'}}]}]"));

    assertEquals(
        List.of(
            "spec.egress[0].to[0].ipBlock.cidr: CIDR value \"10.0.0.1/8\" is ambiguous in this"
                + " context (should be \"10.0.0.0/8\" or \"10.0.0.1/32\"?)"),
        new NetworkPolicyRules().warningsOnCreate(Verdict.CONTEXT, policy));
  }
}
