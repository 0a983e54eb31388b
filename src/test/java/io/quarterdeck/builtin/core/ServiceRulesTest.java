package io.quarterdeck.builtin.core;

import static io.quarterdeck.builtin.Verdict.onUpdate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceRulesTest {
  private static String service(String rest) {
    return "{'metadata':{'name':'a','resourceVersion':'1'},'spec':{'sessionAffinity':'None',"
        + "'internalTrafficPolicy':'Cluster',"
        + rest
        + "}}";
  }

  private static final String PORTS = "'ports':[{'port':80,'targetPort':80,'protocol':'TCP'}]";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          'type':'ClusterIP' => ~spec.ports: Required value~
          'type':'ExternalName' => ~spec.externalName: Required value~
          'type':'ExternalName','externalName':'a.b.' => ~~
          'type':'ExternalName','externalName':'a','clusterIPs':['10.0.0.1'] => ~spec.clusterIPs: Forbidden: may not be set for ExternalName services~
          'type':'Bad',PORTS => ~spec.type: Unsupported value: "Bad": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"~
          'type':'ClusterIP',PORTS,'clusterIPs':['10.0.0.1'] => ~spec.clusterIPs: Invalid value: ["10.0.0.1"]: must be empty when `clusterIP` is not specified~
          'type':'ClusterIP',PORTS,'clusterIP':'10.0.0.1','clusterIPs':['10.0.0.2'] => ~spec.clusterIPs: Invalid value: ["10.0.0.2"]: first value must match `clusterIP`~
          'type':'ClusterIP',PORTS,'loadBalancerClass':'a/b' => ~spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'~
          'type':'ClusterIP',PORTS,'externalTrafficPolicy':'Local' => ~spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services~
          'type':'ClusterIP',PORTS,'trafficDistribution':'Bad' => ~spec.trafficDistribution: Unsupported value: "Bad": supported values: "PreferClose", "PreferSameZone", "PreferSameNode"~
          'type':'ClusterIP','ports':[{'port':1,'targetPort':1,'protocol':'TCP','name':'a','nodePort':30000}] => ~spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'~
          'type':'ClusterIP','ports':[{'port':1,'targetPort':'x_y','protocol':'TCP'}] => ~spec.ports[0].targetPort: Invalid value: "x_y": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)~
          """)
  void aServiceSaysWhatIsWrongWithIt(String spec, String message) {
    assertEquals(
        message,
        String.join(
            " & ", Verdict.onCreate(new ServiceRules(), service(spec.replace("PORTS", PORTS)))));
  }

  @Test
  void theFirstAddressStays() {
    assertEquals(
        List.of("spec.clusterIPs[0]: Invalid value: [\"10.0.0.2\"]: may not change once set"),
        onUpdate(new ServiceRules(), at("10.0.0.1"), at("10.0.0.2")));
  }

  private static String at(String address) {
    String both = ",'clusterIP':'ADDRESS','clusterIPs':['ADDRESS']".replace("ADDRESS", address);
    return service("'type':'ClusterIP'," + PORTS + both);
  }

  @Test
  void aNewTypeDropsWhatItHasNoUseFor() {
    String old =
        "'type':'LoadBalancer','ports':[{'port':80,'nodePort':30000}],"
            + "'allocateLoadBalancerNodePorts':true,'externalTrafficPolicy':'Local',"
            + "'healthCheckNodePort':30001";
    var now =
        Verdict.prepared(
            new ServiceRules(),
            service(old),
            service(old.replace("LoadBalancer','", "ClusterIP','")));

    assertEquals(false, now.spec().list("ports").map(0).has("nodePort"));
    assertEquals(false, now.spec().has("healthCheckNodePort"));
    assertEquals(false, now.spec().has("externalTrafficPolicy"));
    assertEquals(false, now.spec().has("allocateLoadBalancerNodePorts"));
  }
}
