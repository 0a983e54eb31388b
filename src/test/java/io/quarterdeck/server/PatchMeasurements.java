package io.quarterdeck.server;

import com.sun.management.ThreadMXBean;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.User;
import io.quarterdeck.watch.MemoryStore;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Measures what writes of a pod of about 10 KB with five managers cost behind the door, without a
 * harness: run its main method. Prints bytes allocated and CPU time of the handling thread, the
 * store in memory included, the edge not.
 */
final class PatchMeasurements {
  private static final int WARM_UP = 3_000;
  private static final int ROUNDS = 2_000;
  private static final String PODS = "/api/v1/namespaces/default/pods";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ApiServer server;

  private PatchMeasurements(ApiServer server) {
    this.server = server;
  }

  public static void main(String[] args) throws Exception {
    Wiring wiring = Wiring.open(Config.of(Map.of()), new MemoryStore());
    PatchMeasurements measurements = new PatchMeasurements(wiring.server());
    measurements.createPod();
    for (int round = 0; round < 2; round++) {
      System.out.println(round == 0 ? "# warming up" : "# measured");
      measurements.run(round == 0 ? WARM_UP : ROUNDS);
    }
    wiring.close();
    System.exit(0);
  }

  private void run(int rounds) {
    String apply = "application/apply-patch+yaml";
    String merge = "application/merge-patch+json";
    String strategic = "application/strategic-merge-patch+json";
    measure("apply, one annotation", rounds, i -> patch("?fieldManager=m1", apply, config(i)));
    measure("apply, nothing new", rounds, i -> patch("?fieldManager=m1", apply, config(0)));
    measure(
        "status patch", rounds, i -> patch("/status?fieldManager=kubelet", strategic, status(i)));
    measure("merge patch", rounds, i -> patch("?fieldManager=m2", merge, label(i)));
    measure("strategic patch", rounds, i -> patch("?fieldManager=m2", strategic, label(i)));
    measure(
        "json patch",
        rounds,
        i ->
            patch(
                "?fieldManager=m2",
                "application/json-patch+json",
                "[{\"op\":\"replace\",\"path\":\"/metadata/labels/m2\",\"value\":\"v"
                    + i
                    + "\"}]"));
  }

  private void measure(String what, int rounds, IntFunction<ApiRequest> requests) {
    long bytes = 0;
    long nanos = 0;
    for (int i = 0; i < rounds; i++) {
      ApiRequest request = requests.apply(i);
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long time = threads.getCurrentThreadCpuTime();
      Reply reply = server.handle(request);
      nanos += threads.getCurrentThreadCpuTime() - time;
      bytes += threads.getCurrentThreadAllocatedBytes() - allocated;
      require(reply);
    }
    System.out.printf("%-24s %6d bytes %7.1f us%n", what, bytes / rounds, nanos / rounds / 1e3);
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
    require(
        server.handle(
            request(
                "POST",
                "/api/v1/namespaces/default/serviceaccounts",
                "application/json",
                "{\"metadata\":{\"name\":\"default\"}}")));
    Reply created = server.handle(request("POST", PODS, "application/json", pod()));
    require(created);
    for (int i = 1; i <= 4; i++) {
      require(
          server.handle(
              patch("?fieldManager=m" + i, "application/apply-patch+yaml", config(i, i))));
    }
    require(
        server.handle(
            patch(
                "/status?fieldManager=kubelet",
                "application/strategic-merge-patch+json",
                status(0))));
    require(server.handle(patch("?fieldManager=m2", "application/merge-patch+json", label(0))));
    String now = text(server.handle(patch("", "application/merge-patch+json", "{}")));
    System.out.println(
        "# a pod of "
            + now.length()
            + " bytes, managers: "
            + (now.split("\"manager\"").length - 1));
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
