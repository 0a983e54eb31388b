package io.quarterdeck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.Columns.Column;
import io.quarterdeck.resource.ResourceType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static final String META =
      "'metadata':{'name':'a','creationTimestamp':'2026-01-01T11:00:00Z'}";

  @Test
  void everyRowHasACellForEachColumn() {
    Catalog catalog =
        Builtins.catalog(
            RuntimeConfig.of(Map.of("api/all", "true")), gate -> false, NamedTypes.SOURCES);

    for (ResourceType type : catalog.types()) {
      int cells =
          Rows.row(type.group(), type.version(), type.plural(), "{" + META + "}").cells().size();
      int extra = type.kind().equals("IPAddress") ? 1 : 0;
      assertEquals(type.columns().columns().size() + extra, cells, type.kind());
    }
  }

  @Test
  void descriptionsComeFromTheStoredVersionsFields() {
    List<Column> columns =
        Builtins.catalog(RuntimeConfig.DEFAULT, gate -> false)
            .find("", "v1", "pods")
            .orElseThrow()
            .columns()
            .columns();

    assertEquals("IP", columns.get(5).name());
    assertEquals(1, columns.get(5).priority());
    assertTrue(columns.get(5).description().startsWith("podIP address allocated to the pod."));
  }

  @Test
  void agesAreCountedWhenTheyAreShown() {
    assertEquals(
        List.of("a", "2", "60m"),
        Rows.cells(
            "", "v1", "configmaps", "{" + META + ",'data':{'k':'v'},'binaryData':{'b':'AA=='}}"));
    assertEquals(
        List.of("a", "0", "<unknown>"),
        Rows.cells("", "v1", "configmaps", "{'metadata':{'name':'a'}}"));
  }

  @Test
  void servicesShowAddressesAndPorts() {
    assertEquals(
        List.of("a", "LoadBalancer", "10.0.0.1", "1.2.3.4,5.6.7.8", "80:30080/TCP", "60m", "x=y"),
        Rows.cells(
            "",
            "v1",
            "services",
            "{"
                + META
                + ",'spec':{'type':'LoadBalancer','clusterIPs':['10.0.0.1'],"
                + "'externalIPs':['5.6.7.8'],'selector':{'x':'y'},"
                + "'ports':[{'port':80,'nodePort':30080,'protocol':'TCP'}]},"
                + "'status':{'loadBalancer':{'ingress':[{'ip':'1.2.3.4'}]}}}"));
  }

  @Test
  void endpointsAreCountedAfterTheThird() {
    assertEquals(
        "1.1.1.1:80,1.1.1.2:80,[::1]:80 + 1 more...",
        Rows.cells(
                "",
                "v1",
                "endpoints",
                "{"
                    + META
                    + ",'subsets':[{'ports':[{'port':80}],'addresses':[{'ip':'1.1.1.1'},"
                    + "{'ip':'1.1.1.2'},{'ip':'::1'},{'ip':'1.1.1.4'}]}]}")
            .get(1));
  }

  @Test
  void selectorsAreSortedByKey() {
    assertEquals(
        "a=b,env in (x,y),!gone",
        Rows.cells(
                "networking.k8s.io",
                "v1",
                "networkpolicies",
                "{"
                    + META
                    + ",'spec':{'podSelector':{'matchLabels':{'a':'b'},'matchExpressions':["
                    + "{'key':'env','operator':'In','values':['y','x']},"
                    + "{'key':'gone','operator':'DoesNotExist'}]}}}")
            .get(1));
  }

  @Test
  void jobsShowHowLongTheyTook() {
    List<String> cells =
        Rows.cells(
            "batch",
            "v1",
            "jobs",
            "{"
                + META
                + ",'spec':{'completions':3,'parallelism':1},'status':{'succeeded':3,"
                + "'startTime':'2026-01-01T11:00:00Z','completionTime':'2026-01-01T11:01:30Z',"
                + "'conditions':[{'type':'Complete','status':'True'}]}}");

    assertEquals(List.of("a", "Complete", "3/3", "90s", "60m"), cells.subList(0, 5));
  }

  @Test
  void autoscalersShowCurrentAndWantedMetrics() {
    assertEquals(
        "cpu: 20%/80%, <unknown>/10 (avg) + 1 more...",
        Rows.cells(
                "autoscaling",
                "v2",
                "horizontalpodautoscalers",
                "{"
                    + META
                    + ",'spec':{'metrics':["
                    + "{'type':'Resource','resource':{'name':'cpu',"
                    + "'target':{'type':'Utilization','averageUtilization':80}}},"
                    + "{'type':'External','external':{'target':{'averageValue':'10'}}},"
                    + "{'type':'Pods','pods':{'target':{'averageValue':'1'}}}]},"
                    + "'status':{'currentMetrics':[{'type':'Resource','resource':{'name':'cpu',"
                    + "'current':{'averageUtilization':20}}}]}}")
            .get(2));
  }

  @Test
  void flowSchemasAreRankedByPrecedence() {
    assertEquals(
        500,
        Rows.row(
                "flowcontrol.apiserver.k8s.io",
                "v1",
                "flowschemas",
                "{" + META + ",'spec':{'matchingPrecedence':500}}")
            .rank());
  }

  @Test
  void bothSortsOfEventsLookTheSame() {
    String event =
        "{'metadata':{'name':'e'},'involvedObject':{'kind':'Pod','name':'p'},"
            + "'reason':'Started','type':'Normal','message':' hello ',"
            + "'eventTime':'2026-01-01T11:59:00.000000Z','reportingComponent':'kubelet',"
            + "'reportingInstance':'n1'}";

    List<String> cells = Rows.cells("", "v1", "events", event);

    assertEquals(
        List.of("60s", "Normal", "Started", "pod/p", "", "kubelet, n1", "hello", "60s", "1", "e"),
        cells);
    assertEquals(cells, Rows.cells("events.k8s.io", "v1", "events", event));
  }
}
