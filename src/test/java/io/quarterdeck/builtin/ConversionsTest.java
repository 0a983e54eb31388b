package io.quarterdeck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversionsTest {
  private static final Catalog CATALOG =
      Builtins.catalog(
          RuntimeConfig.of(Map.of("api/all", "true")), gate -> false, NamedTypes.SOURCES);

  private static ResourceType type(String group, String version, String plural) {
    return CATALOG.find(group, version, plural).orElseThrow();
  }

  /** Reads JSON in which single quotes stand for double ones. */
  private static KubeObject object(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new KubeObject((MapValue) Json.parse(bytes));
  }

  private static String text(KubeObject object) {
    return new String(Json.write(object.root()), StandardCharsets.UTF_8).replace('"', '\'');
  }

  private static void assertStoredAs(ResourceType type, String served, String stored) {
    assertEquals(stored, text(type.conversion().toStored(object(served))));
  }

  private static void assertServedAs(ResourceType type, String stored, String served) {
    assertEquals(served, text(type.conversion().toServed(object(stored))));
  }

  @Test
  void everyVersionOfAKindConvertsBetweenItsOwnAndTheStoredName() {
    for (ResourceType type : CATALOG.types()) {
      if (type.stored().isEmpty()) {
        continue;
      }
      String stored = type.stored().orElseThrow().apiVersion();
      KubeObject there = object("{'kind':'K','apiVersion':'" + type.apiVersion() + "'}");
      KubeObject back = object("{'kind':'K','apiVersion':'" + stored + "'}");
      assertEquals(stored, type.conversion().toStored(there).apiVersion(), type.kind());
      assertEquals(type.apiVersion(), type.conversion().toServed(back).apiVersion(), type.kind());
    }
  }

  @Test
  void autoscalersOfV1KnowProcessorTimeOnly() {
    assertStoredAs(
        type("autoscaling", "v1", "horizontalpodautoscalers"),
        "{'apiVersion':'autoscaling/v1','metadata':{'name':'a'},"
            + "'spec':{'maxReplicas':3,'targetCPUUtilizationPercentage':50}}",
        "{'apiVersion':'autoscaling/v2','metadata':{'name':'a'},"
            + "'spec':{'maxReplicas':3,'metrics':[{'type':'Resource','resource':{'name':'cpu',"
            + "'target':{'type':'Utilization','averageUtilization':50}}}]}}");
  }

  @Test
  void autoscalersGoThroughV1WithoutLoss() {
    ResourceType type = type("autoscaling", "v1", "horizontalpodautoscalers");
    KubeObject stored =
        object(
            "{'apiVersion':'autoscaling/v2','metadata':{'name':'a','annotations':{'x':'y'}},"
                + "'spec':{'maxReplicas':3,'metrics':["
                + "{'type':'Pods','pods':{'metric':{'name':'m'},"
                + "'target':{'type':'AverageValue','averageValue':'3'}}},"
                + "{'type':'External','external':{'metric':{'name':'q',"
                + "'selector':{'matchLabels':{'a':'b'}}},"
                + "'target':{'type':'Value','value':'30'}}},"
                + "{'type':'Resource','resource':{'name':'cpu',"
                + "'target':{'type':'Utilization','averageUtilization':50}}}],"
                + "'behavior':{'scaleUp':{'stabilizationWindowSeconds':0,'selectPolicy':'Max',"
                + "'policies':[{'type':'Pods','value':4,'periodSeconds':60}]},"
                + "'scaleDown':{'selectPolicy':'Min','policies':["
                + "{'type':'Percent','value':20,'periodSeconds':60}]}}},"
                + "'status':{'currentReplicas':1,'desiredReplicas':1,"
                + "'conditions':[{'type':'AbleToScale','status':'True'}]}}");

    KubeObject served = type.conversion().toServed(stored);

    assertEquals(50, served.spec().integer("targetCPUUtilizationPercentage"));
    assertEquals(4, served.meta().annotations().size());
    assertEquals(stored, type.conversion().toStored(served));
  }

  @Test
  void anAutoscalerWithoutMetricsGetsTheDefaultOne() {
    KubeObject stored =
        type("autoscaling", "v1", "horizontalpodautoscalers")
            .conversion()
            .toStored(object("{'spec':{'maxReplicas':3}}"));

    assertEquals(1, stored.spec().list("metrics").size());
    assertTrue(text(stored).contains("'averageUtilization':80"));
  }

  @Test
  void newEventsAreKeptAsCoreEvents() {
    assertStoredAs(
        type("events.k8s.io", "v1", "events"),
        "{'kind':'Event','apiVersion':'events.k8s.io/v1','metadata':{'name':'e'},"
            + "'eventTime':null,'regarding':{'kind':'Pod'},'note':'n','type':'Normal'}",
        "{'kind':'Event','apiVersion':'v1','metadata':{'name':'e'},"
            + "'involvedObject':{'kind':'Pod'},'message':'n','source':{},'firstTimestamp':null,"
            + "'lastTimestamp':null,'type':'Normal','eventTime':null,'reportingComponent':'',"
            + "'reportingInstance':''}");
  }

  @Test
  void betaClaimsAskForDevicesInTheRequestItself() {
    String served =
        "{'apiVersion':'resource.k8s.io/v1beta1','spec':{'devices':{'requests':["
            + "{'name':'a','deviceClassName':'x','count':2}]}}}";
    String stored =
        "{'apiVersion':'resource.k8s.io/v1','spec':{'devices':{'requests':["
            + "{'name':'a','exactly':{'deviceClassName':'x','count':2}}]}}}";
    ResourceType type = type("resource.k8s.io", "v1beta1", "resourceclaims");

    assertStoredAs(type, served, stored);
    assertServedAs(type, stored, served);
  }

  @Test
  void whatAllVersionsOfADefinitionShareIsKeptOnce() {
    String served =
        "{'apiVersion':'apiextensions.k8s.io/v1','spec':{'group':'g','names':{},"
            + "'scope':'Cluster','versions':["
            + "{'name':'v1','schema':{'openAPIV3Schema':{'type':'object'}},"
            + "'subresources':{'status':{}},'additionalPrinterColumns':[{'name':'X',"
            + "'jsonPath':'.x'}]},"
            + "{'name':'v2','schema':{'openAPIV3Schema':{}},'subresources':{'status':{}}}]}}";
    ResourceType type = type("apiextensions.k8s.io", "v1", "customresourcedefinitions");

    KubeObject stored = type.conversion().toStored(object(served));

    assertEquals("v1", stored.spec().string("version"));
    assertTrue(stored.spec().has("subresources"));
    assertTrue(text(stored).contains("'JSONPath':'.x'"));
    assertEquals(object(served), type.conversion().toServed(stored));
  }

  @Test
  void formerIngressesNameTheServiceInPlainFields() {
    ResourceType type = type("extensions", "v1beta1", "ingresses");
    String served =
        "{'apiVersion':'extensions/v1beta1','spec':{"
            + "'backend':{'serviceName':'s','servicePort':80},"
            + "'rules':[{'host':'h','http':{'paths':[{'path':'/',"
            + "'backend':{'serviceName':'t','servicePort':'web'}}]}}]}}";
    String stored =
        "{'apiVersion':'networking.k8s.io/v1','spec':{"
            + "'defaultBackend':{'service':{'name':'s','port':{'number':80}}},"
            + "'rules':[{'host':'h','http':{'paths':[{'path':'/',"
            + "'backend':{'service':{'name':'t','port':{'name':'web'}}}}]}}]}}";

    assertStoredAs(type, served, stored);
    assertServedAs(type, stored, served);
  }

  @Test
  void formerGroupsWarn() {
    assertEquals(
        "extensions/v1beta1 Deployment is deprecated in v1.8+; use apps/v1 Deployment",
        type("extensions", "v1beta1", "deployments").deprecation());
    assertEquals(
        "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
        type("", "v1", "endpoints").deprecation());
    assertEquals("", type("apps", "v1", "deployments").deprecation());
  }
}
