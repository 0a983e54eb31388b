package io.quarterdeck.server;

import io.quarterdeck.builtin.flowcontrol.FlowDefaults;
import io.quarterdeck.builtin.service.ServiceAllocation;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects that kube-apiserver makes when they are missing, beside the namespaces. */
final class BootObjects {
  /**
   * One object.
   *
   * @param collection the path to post it to
   */
  record BootObject(String collection, MapValue body) {
    String name() {
      return body.map("metadata").string("name");
    }
  }

  private static final String FLOW = "/apis/flowcontrol.apiserver.k8s.io/v1/";
  private static final String DEFAULT = "/namespaces/default/";
  private static final String NAME = "kubernetes";
  private static final List<String> HEADER_FLAGS =
      List.of(
          "requestheader-allowed-names",
          "requestheader-extra-headers-prefix",
          "requestheader-group-headers",
          "requestheader-uid-headers",
          "requestheader-username-headers");

  private final Config config;
  private final List<BootObject> all = new ArrayList<>();

  private BootObjects(Config config) {
    this.config = config;
  }

  /**
   * Returns the objects in the order in which they are made.
   *
   * @throws IOException if a file that the settings name cannot be read
   */
  static List<BootObject> of(Config config) throws IOException {
    BootObjects objects = new BootObjects(config);
    objects.flowControl();
    objects.priorities();
    objects.addresses();
    objects.ownService();
    objects.authentication();
    return List.copyOf(objects.all);
  }

  private void flowControl() {
    MapValue auto =
        MapValue.of("annotations", json("{'apf.kubernetes.io/autoupdate-spec':'true'}"));
    FlowDefaults.PRIORITY_LEVELS.forEach(
        (name, spec) ->
            add(FLOW + "prioritylevelconfigurations", auto, name, MapValue.of("spec", spec)));
    FlowDefaults.FLOW_SCHEMAS.forEach(
        (name, spec) -> add(FLOW + "flowschemas", auto, name, MapValue.of("spec", spec)));
  }

  private void priorities() {
    String classes = "/apis/scheduling.k8s.io/v1/priorityclasses";
    add(
        classes,
        MapValue.EMPTY,
        "system-node-critical",
        json(
            "{'value':2000001000,'description':'Used for system critical pods that must not be"
                + " moved from their current node.'}"));
    add(
        classes,
        MapValue.EMPTY,
        "system-cluster-critical",
        json(
            "{'value':2000000000,'description':'Used for system critical pods that must run in the"
                + " cluster, but can be moved to another node if necessary.'}"));
  }

  private void addresses() {
    ListValue ranges = ListValue.ofStrings(config.list("service-cluster-ip-range"));
    add(
        "/apis/networking.k8s.io/v1/servicecidrs",
        MapValue.EMPTY,
        NAME,
        MapValue.of("spec", MapValue.of("cidrs", ranges)));
  }

  /** The service through which pods reach this server, and where it goes to. */
  private void ownService() {
    String port = config.text("secure-port");
    String labels = "{'labels':{'component':'apiserver','provider':'kubernetes'}}";
    String address = ServiceAllocation.firstAddress(config.list("service-cluster-ip-range"));
    String own = config.text("advertise-address");
    String service =
        "{'spec':{'ports':[{'name':'https','protocol':'TCP','port':443,'targetPort':PORT}],"
            + "'clusterIP':'ADDRESS','ipFamilyPolicy':'SingleStack','sessionAffinity':'None',"
            + "'type':'ClusterIP'}}";
    add(
        "/api/v1" + DEFAULT + "services",
        json(labels),
        NAME,
        json(service.replace("PORT", port).replace("ADDRESS", address)));
    if (own.isEmpty() || own.startsWith("127.") || own.equals("::1")) {
      return; // nobody else reaches an address of loopback, and endpoints may not be there
    }
    String endpoints =
        "{'subsets':[{'addresses':[{'ip':'ADDRESS'}],"
            + "'ports':[{'name':'https','port':PORT,'protocol':'TCP'}]}]}";
    add(
        "/api/v1" + DEFAULT + "endpoints",
        json("{'labels':{'endpointslice.kubernetes.io/skip-mirror':'true'}}"),
        NAME,
        json(endpoints.replace("PORT", port).replace("ADDRESS", own)));
    String slice =
        "{'addressType':'TYPE','endpoints':[{'addresses':['ADDRESS'],'conditions':{'ready':true}}],"
            + "'ports':[{'name':'https','port':PORT,'protocol':'TCP'}]}";
    add(
        "/apis/discovery.k8s.io/v1" + DEFAULT + "endpointslices",
        json("{'labels':{'kubernetes.io/service-name':'kubernetes'}}"),
        NAME,
        json(
            slice
                .replace("TYPE", own.indexOf(':') < 0 ? "IPv4" : "IPv6")
                .replace("PORT", port)
                .replace("ADDRESS", own)));
  }

  /** What servers that extend this one need to know their callers. */
  private void authentication() throws IOException {
    MapValue data = MapValue.EMPTY;
    data = withFile(data, "client-ca-file");
    if (config.file("requestheader-client-ca-file").isPresent()) {
      data = withFile(data, "requestheader-client-ca-file");
      for (String flag : HEADER_FLAGS) {
        ListValue list = ListValue.ofStrings(config.list(flag));
        data = data.with(flag, new String(Json.write(list), StandardCharsets.UTF_8));
      }
    }
    if (!data.isEmpty()) {
      add(
          "/api/v1/namespaces/kube-system/configmaps",
          MapValue.EMPTY,
          "extension-apiserver-authentication",
          MapValue.of("data", data));
    }
  }

  private MapValue withFile(MapValue data, String flag) throws IOException {
    Optional<Path> file = config.file(flag);
    return file.isEmpty() ? data : data.with(flag, Value.of(Files.readString(file.get())));
  }

  private void add(String collection, MapValue metadata, String name, MapValue rest) {
    MapValue body = MapValue.of("metadata", metadata.with("name", Value.of(name)));
    for (String key : rest.keys()) {
      body = body.with(key, rest.valueAt(rest.indexOf(key)));
    }
    all.add(new BootObject(collection, body));
  }

  private static MapValue json(String text) {
    return (MapValue) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
