package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The specs of the flow schemas and priority levels that every cluster has ({@code
 * k8s.io/apiserver/pkg/apis/flowcontrol/bootstrap}). The mandatory ones cannot be changed; the
 * suggested ones are kept up to date while their annotation {@code
 * apf.kubernetes.io/autoupdate-spec} is true.
 */
public final class FlowDefaults {
  /** The names of the schemas and levels that keep their spec whatever anyone writes. */
  public static final Set<String> MANDATORY = Set.of("exempt", "catch-all");

  public static final Map<String, MapValue> PRIORITY_LEVELS =
      Map.ofEntries(
          Map.entry(
              "exempt",
              json(
                  "{'type':'Exempt','exempt':{'nominalConcurrencyShares':0,'lendablePercent':0}}")),
          Map.entry(
              "catch-all",
              json(
                  "{'type':'Limited','limited':{'nominalConcurrencyShares':5,"
                      + "'limitResponse':{'type':'Reject'},'lendablePercent':0}}")),
          Map.entry("system", level(30, 33, 64, 6)),
          Map.entry("node-high", level(40, 25, 64, 6)),
          Map.entry("leader-election", level(10, 0, 16, 4)),
          Map.entry("workload-high", level(40, 50, 128, 6)),
          Map.entry("workload-low", level(100, 90, 128, 6)),
          Map.entry("global-default", level(20, 50, 128, 6)));

  private static final String EVERYTHING =
      "'resourceRules':[{'verbs':['*'],'apiGroups':['*'],'resources':['*'],'clusterScope':true,"
          + "'namespaces':['*']}],'nonResourceRules':[{'verbs':['*'],'nonResourceURLs':['*']}]";
  private static final String EVERYBODY =
      group("system:unauthenticated") + "," + group("system:authenticated");
  private static final String SYSTEM_ACCOUNTS =
      "{'kind':'ServiceAccount','serviceAccount':{'namespace':'kube-system','name':'*'}}";

  /** The flow schemas by name, in order of their precedence. */
  public static final Map<String, MapValue> FLOW_SCHEMAS = flowSchemas();

  private FlowDefaults() {}

  private static Map<String, MapValue> flowSchemas() {
    Map<String, MapValue> schemas = new LinkedHashMap<>();
    schemas.put("exempt", schema("exempt", 1, "", group("system:masters"), EVERYTHING));
    schemas.put(
        "probes",
        schema(
            "exempt",
            2,
            "",
            EVERYBODY,
            "'nonResourceRules':[{'verbs':['get'],'nonResourceURLs':['/healthz','/readyz','/livez']}]"));
    schemas.put(
        "system-leader-election",
        schema(
            "leader-election",
            100,
            "ByUser",
            user("system:kube-controller-manager")
                + ","
                + user("system:kube-scheduler")
                + ","
                + SYSTEM_ACCOUNTS,
            "'resourceRules':[{'verbs':['get','create','update'],"
                + "'apiGroups':['coordination.k8s.io'],'resources':['leases'],'namespaces':['*']}]"));
    schemas.put(
        "system-node-high",
        schema(
            "node-high",
            400,
            "ByUser",
            group("system:nodes"),
            "'resourceRules':[{'verbs':['*'],'apiGroups':[''],'resources':['nodes','nodes/status'],"
                + "'clusterScope':true,'namespaces':['*']},{'verbs':['*'],"
                + "'apiGroups':['coordination.k8s.io'],'resources':['leases'],'namespaces':['*']}]"));
    schemas.put("system-nodes", schema("system", 500, "ByUser", group("system:nodes"), EVERYTHING));
    schemas.put(
        "kube-controller-manager",
        schema(
            "workload-high",
            800,
            "ByNamespace",
            user("system:kube-controller-manager"),
            EVERYTHING));
    schemas.put(
        "kube-scheduler",
        schema("workload-high", 800, "ByNamespace", user("system:kube-scheduler"), EVERYTHING));
    schemas.put(
        "kube-system-service-accounts",
        schema("workload-high", 900, "ByNamespace", SYSTEM_ACCOUNTS, EVERYTHING));
    schemas.put(
        "service-accounts",
        schema("workload-low", 9000, "ByUser", group("system:serviceaccounts"), EVERYTHING));
    schemas.put("global-default", schema("global-default", 9900, "ByUser", EVERYBODY, EVERYTHING));
    schemas.put("catch-all", schema("catch-all", 10000, "ByUser", EVERYBODY, EVERYTHING));
    return java.util.Collections.unmodifiableMap(schemas);
  }

  private static String group(String name) {
    return "{'kind':'Group','group':{'name':'" + name + "'}}";
  }

  private static String user(String name) {
    return "{'kind':'User','user':{'name':'" + name + "'}}";
  }

  private static MapValue schema(
      String level, int precedence, String distinguisher, String subjects, String rules) {
    String by =
        distinguisher.isEmpty() ? "" : "'distinguisherMethod':{'type':'" + distinguisher + "'},";
    return json(
        "{'priorityLevelConfiguration':{'name':'"
            + level
            + "'},'matchingPrecedence':"
            + precedence
            + ","
            + by
            + "'rules':[{'subjects':["
            + subjects
            + "],"
            + rules
            + "}]}");
  }

  private static MapValue level(int shares, int lendable, int queues, int handSize) {
    return json(
        "{'type':'Limited','limited':{'nominalConcurrencyShares':"
            + shares
            + ",'limitResponse':{'type':'Queue','queuing':{'queues':"
            + queues
            + ",'handSize':"
            + handSize
            + ",'queueLengthLimit':50}},'lendablePercent':"
            + lendable
            + "}}");
  }

  private static MapValue json(String text) {
    return (MapValue) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
