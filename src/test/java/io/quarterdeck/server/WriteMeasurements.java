package io.quarterdeck.server;

import com.sun.management.ThreadMXBean;
import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.watch.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Measures what writes of a pod of about 10 KB with its managers cost behind the door, without a
 * harness: run its main method, with a part of the names of the rows to measure if not all. Prints
 * bytes allocated and CPU time of the handling thread, the store in memory and the image included,
 * the edge not.
 */
final class WriteMeasurements {
  private static final int ROUNDS = Integer.getInteger("rounds", 5_000); // before that, twice that
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String CONFIG_MAP =
      "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"generateName\":\"m-\"},\"data\":{"
          + "\"version\":\"1\",\"text\":\""
          + "x".repeat(700)
          + "\"}}";
  private static final String JSON = "application/json";
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String MERGE = "application/merge-patch+json";
  private static final String JSON_PATCH = "application/json-patch+json";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ApiServer server;
  private final String only;

  private WriteMeasurements(ApiServer server, String only) {
    this.server = server;
    this.only = only;
  }

  public static void main(String[] args) throws Exception {
    Config config = Config.of(Map.of("default-service-accounts", List.of("false")));
    Wiring wiring = Wiring.open(config, new MemoryStore());
    WriteMeasurements measurements =
        new WriteMeasurements(wiring.server(), args.length == 0 ? "" : args[0]);
    measurements.createPod();
    for (int round = 0; round < 2; round++) {
      System.out.println(round == 0 ? "# warming up" : "# measured");
      measurements.run(round == 0 ? 2 * ROUNDS : ROUNDS);
    }
    wiring.close();
    System.exit(0);
  }

  private void run(int rounds) {
    ask("apply, one annotation", rounds, i -> patch("?fieldManager=m1", APPLY, config(i)));
    ask("apply, nothing new", rounds, i -> patch("?fieldManager=m1", APPLY, config(0)));
    ask("status patch", rounds, i -> patch("/status?fieldManager=kubelet", STRATEGIC, status(i)));
    ask("merge patch", rounds, i -> patch("?fieldManager=m2", MERGE, label(i)));
    ask("strategic patch", rounds, i -> patch("?fieldManager=m2", STRATEGIC, label(i)));
    ask("json patch", rounds, i -> patch("?fieldManager=m2", JSON_PATCH, operation(i)));
    KubeObject pod = object();
    String put = PODS + "/p?fieldManager=m2";
    if ("put".contains(only)) {
      require(server.handle(request("PUT", put, JSON, labelled(pod, rounds))));
    }
    KubeObject read = object();
    ask("put", rounds, i -> request("PUT", put, JSON, labelled(read, i)));
    String create = pod().replace("\"name\":\"p\"", "\"generateName\":\"c-" + rounds + "-\"");
    ask("post", rounds / 2, i -> request("POST", PODS, JSON, create));
    ask("post, config map of 1 KB", rounds, i -> request("POST", MAPS, JSON, CONFIG_MAP));
    ask("get", rounds, i -> request("GET", PODS + "/p", JSON, ""));
    validation(rounds, pod);
  }

  /** What the rules cost of it. */
  private void validation(int rounds, KubeObject pod) {
    ResourceType type =
        Builtins.catalog(RuntimeConfig.of(Map.of()), gate -> false)
            .find("", "v1", "pods")
            .orElseThrow();
    Strategy rules = type.strategy();
    Strategy statusRules = type.subresource("status").orElseThrow().strategy();
    RuleContext context = new RuleContext(User.ANONYMOUS, "default", "", false, Clock.systemUTC());
    KubeObject other = pod.editStatus(status -> status.with("message", "other"));
    measure(
        "validation of a create",
        rounds,
        i -> {
          FieldErrors errors = new FieldErrors();
          Fields metadata = Fields.of(pod.root(), errors).in("metadata");
          ObjectMeta.check(metadata, true, rules.nameRule()::check);
          rules.validateCreate(context, pod, errors);
          rules.warningsOnCreate(context, pod);
        });
    measure(
        "validation of a status",
        rounds,
        i -> {
          FieldErrors errors = new FieldErrors();
          Fields metadata = Fields.of(other.root(), errors).in("metadata");
          ObjectMeta.check(metadata, true, NameRule.PATH_SEGMENT::check);
          ObjectMeta.checkUpdate(metadata, pod.meta().map());
          statusRules.validateUpdate(context, other, pod, errors);
          statusRules.warningsOnUpdate(context, other, pod);
        });
  }

  private void ask(String what, int rounds, IntFunction<ApiRequest> requests) {
    ApiRequest[] made = new ApiRequest[rounds];
    for (int i = 0; i < rounds; i++) {
      made[i] = requests.apply(i);
    }
    measure(what, rounds, i -> require(server.handle(made[i])));
  }

  private void measure(String what, int rounds, IntConsumer operation) {
    if (!what.contains(only)) {
      return;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long time = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < rounds; i++) {
      operation.accept(i);
    }
    double nanos = threads.getCurrentThreadCpuTime() - time;
    long bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    System.out.printf("%-26s %6d bytes %7.1f us%n", what, bytes / rounds, nanos / rounds / 1e3);
  }

  private static void require(Reply reply) {
    if (reply.code() >= 300) {
      throw new IllegalStateException(text(reply));
    }
  }

  private static String text(Reply reply) {
    return reply instanceof Reply.Whole whole
        ? new String(whole.body(), StandardCharsets.UTF_8)
        : reply.toString();
  }

  private void createPod() {
    String account = "{\"metadata\":{\"name\":\"default\"}}";
    require(
        server.handle(
            request("POST", "/api/v1/namespaces/default/serviceaccounts", JSON, account)));
    require(server.handle(request("POST", PODS, JSON, pod())));
    for (int i = 1; i <= 4; i++) {
      require(server.handle(patch("?fieldManager=m" + i, APPLY, config(i, i))));
    }
    require(server.handle(patch("/status?fieldManager=kubelet", STRATEGIC, status(0))));
    require(server.handle(patch("?fieldManager=m2", MERGE, label(0))));
    KubeObject pod = object();
    System.out.println(
        "# a pod of "
            + Json.write(pod.root()).length
            + " bytes, managers: "
            + pod.meta().managedFields().size());
  }

  private KubeObject object() {
    return new KubeObject(
        (MapValue) Json.parse(bytes(server.handle(request("GET", PODS + "/p", JSON, "")))));
  }

  private static byte[] bytes(Reply reply) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ((Reply.Pieces) reply).pieces().forEach(p -> bytes.write(p.bytes(), p.offset(), p.length()));
    return bytes.toByteArray();
  }

  private static String labelled(KubeObject pod, int value) {
    KubeObject labelled =
        pod.editMeta(
            meta ->
                meta.without("resourceVersion")
                    .mapAt("labels", labels -> labels.with("m2", "p" + value)));
    return new String(Json.write(labelled.root()), StandardCharsets.UTF_8);
  }

  private static String operation(int value) {
    return "[{\"op\":\"replace\",\"path\":\"/metadata/labels/m2\",\"value\":\"v" + value + "\"}]";
  }

  private ApiRequest patch(String suffix, String type, String body) {
    return request("PATCH", PODS + "/p" + suffix, type, body);
  }

  private static ApiRequest request(String method, String url, String type, String body) {
    int mark = url.indexOf('?');
    String path = mark < 0 ? url : url.substring(0, mark);
    Query query = Query.parse(mark < 0 ? "" : url.substring(mark + 1));
    RequestInfo info = RequestInfo.of(method, path, query);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Headers headers = name -> name.equalsIgnoreCase("Content-Type") ? List.of(type) : List.of();
    return new ApiRequest(
        method,
        info.verb(),
        info.target(),
        query,
        headers,
        max -> bytes,
        new Peer("127.0.0.1", List.of(), "HTTP/2.0"),
        new User("admin", "", List.of("system:masters"), Map.of()),
        "audit",
        Long.MAX_VALUE);
  }

  private static String config(int value) {
    return config(1, value);
  }

  private static String config(int manager, int value) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\",\"annotations\":"
        + "{\"manager-"
        + manager
        + "\":\"v"
        + value
        + "\",\"note-"
        + manager
        + "\":\"x\"}}}";
  }

  private static String label(int value) {
    return "{\"metadata\":{\"labels\":{\"m2\":\"v" + value + "\"}}}";
  }

  private static String status(int value) {
    return "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\",\"reason\":\"r"
        + value
        + "\"},{\"type\":\"Initialized\",\"status\":\"True\"},{\"type\":\"PodScheduled\","
        + "\"status\":\"True\"}],\"phase\":\"Running\",\"hostIP\":\"10.0.0.1\",\"podIP\":\"10.1.0.1\"}}";
  }

  private static String pod() {
    StringBuilder containers = new StringBuilder();
    for (int c = 0; c < 3; c++) {
      StringBuilder env = new StringBuilder();
      for (int e = 0; e < 12; e++) {
        env.append(e == 0 ? "" : ",")
            .append(
                "{\"name\":\"VARIABLE_"
                    + e
                    + "\",\"value\":\"some longer value number "
                    + e
                    + "\"}");
      }
      containers
          .append(c == 0 ? "" : ",")
          .append(
              "{\"name\":\"container-"
                  + c
                  + "\",\"image\":\"registry.example.com/team/app:1.2."
                  + c)
          .append("\",\"env\":[" + env + "],\"ports\":[{\"containerPort\":" + (8080 + c))
          .append("}],\"resources\":{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"}},")
          .append("\"livenessProbe\":{\"httpGet\":{\"path\":\"/healthz\",\"port\":8080}}}");
    }
    return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\",\"labels\":{\"app\":\"a\","
               + "\"m2\":\"v\"}},\"spec\":{\"automountServiceAccountToken\":false,\"containers\":["
        + containers
        + "]}}";
  }
}
