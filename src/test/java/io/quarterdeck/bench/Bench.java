package io.quarterdeck.bench;

import io.quarterdeck.bench.ClosedLoop.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Drives the runnable jar over TLS and HTTP/2 and prints the tables of {@code
 * src/docs/performance.md}. Each scenario is warmed up for a quarter of its time first. CPU is the
 * server process's own; the load generator shares the machine, so compare columns within one run.
 *
 * <p>Properties: {@code bench.jar}, {@code bench.seconds} (of each scenario, 8), {@code
 * bench.objects} (10000), {@code bench.watchers} (5000), {@code bench.only} (a part of scenario
 * names).
 */
public final class Bench {
  private static final List<String> JVM = List.of("-Xmx2g", "-XX:+UseParallelGC");
  private static final String NAMESPACE = "/api/v1/namespaces/default";
  private static final String PODS = NAMESPACE + "/pods";
  private static final String CONFIG_MAPS = NAMESPACE + "/configmaps";
  private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/default/leases";
  private static final String JSON = "application/json";
  private static final int REOPENINGS = 3;
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String MERGE = "application/merge-patch+json";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";

  private final double seconds = Double.parseDouble(System.getProperty("bench.seconds", "8"));
  private final int objects = Integer.getInteger("bench.objects", 10_000);
  private final int watchers = Integer.getInteger("bench.watchers", 5_000);
  private final String only = System.getProperty("bench.only", "");
  private final Path jar = Path.of(System.getProperty("bench.jar", "target/quarterdeck.jar"));

  private Bench() {}

  public static void main(String[] args) throws Exception {
    Path work = Files.createTempDirectory("quarterdeck-bench");
    Bench bench = new Bench();
    System.out.printf(
        "%s, %d processors, Java %s%n%n",
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature());
    System.out.println(Measured.HEAD);
    MicroBench.run(bench.seconds / 2, bench.only);
    if ("yardstick".contains(bench.only)) {
      bench.yardstick(work);
    }
    try (BenchServer server =
        BenchServer.start(bench.jar, work.resolve("server"), JVM, List.of())) {
      bench.small(server);
      bench.large(server);
      bench.writes(server);
      bench.watches(server);
    }
  }

  private void yardstick(Path work) throws IOException, InterruptedException {
    Path made = YardstickJar.from(jar, work);
    try (BenchServer server = BenchServer.start(made, work.resolve("yardstick"), JVM, List.of())) {
      run(server, 4, 8, "yardstick: JAX-RS constant of 1 KB", get(server, "/constant", JSON));
      run(
          server,
          1,
          1,
          "yardstick: 20 MB from memory",
          get(server, "/stream?bytes=20000000", JSON));
    }
  }

  private void small(BenchServer server) throws IOException, InterruptedException {
    create(server, CONFIG_MAPS, Objects.configMap("one", 0));
    create(server, PODS, Objects.richPod("rich"));
    String one = CONFIG_MAPS + "/one";
    run(server, 4, 8, "GET config map of 1 KB, fresh", get(server, one, JSON));
    run(
        server,
        4,
        8,
        "GET config map, resourceVersion=0",
        get(server, one + "?resourceVersion=0", JSON));
    run(server, 4, 8, "GET pod of 10 KB", get(server, PODS + "/rich", JSON));
    run(
        server,
        4,
        8,
        "GET of what is not there",
        expecting(404, "GET", server.at(one + "x"), new byte[0]));
    run(server, 4, 8, "POST config map of 1 KB", posts(server, CONFIG_MAPS, "m"));
    run(server, 4, 4, "PUT config map of 1 KB", puts(server));
  }

  private void large(BenchServer server) throws IOException, InterruptedException {
    fill(server);
    String protobuf = "application/vnd.kubernetes.protobuf";
    String table = "application/json;as=Table;v=v1;g=meta.k8s.io";
    run(server, 1, 1, "LIST " + objects + " pods, JSON", get(server, PODS, JSON));
    run(server, 1, 1, "LIST " + objects + " pods, protobuf", get(server, PODS, protobuf));
    run(server, 1, 1, "LIST " + objects + " pods, Table", get(server, PODS, table));
    run(server, 2, 2, "LIST a page of 500", get(server, PODS + "?limit=500", JSON));
    run(server, 2, 2, "LIST a page of 100", get(server, PODS + "?limit=100", JSON));
    run(
        server,
        2,
        2,
        "LIST by a label of a tenth",
        get(server, PODS + "?labelSelector=app%3Dfront", JSON));
    run(
        server,
        2,
        2,
        "LIST by spec.nodeName, 100",
        get(server, PODS + "?fieldSelector=spec.nodeName%3Dnode-1", JSON));
    run(
        server,
        4,
        8,
        "POST config map beside " + objects + " pods",
        posts(server, CONFIG_MAPS, "n"));
  }

  /** Writes of a pod of 10 KB with five managers, each through the whole path. */
  private void writes(BenchServer server) throws IOException, InterruptedException {
    String rich = PODS + "/rich";
    for (int i = 0; i < 5; i++) {
      byte[] own = Objects.bytes("{'metadata':{'annotations':{'manager-%d':'x'}}}", i);
      send(server, "PATCH", rich + "?fieldManager=m" + i, MERGE, own, 200);
    }
    String note = "{'metadata':{'annotations':{'n':'%d'}}}";
    String message = "{'status':{'message':'%d'}}";
    String config =
        "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'rich','annotations':{'applied':'%d'}}}";
    String applier = rich + "?fieldManager=applier&force=true";
    write(server, "merge patch", sending(server, "PATCH", rich, MERGE, note, 200));
    write(server, "strategic patch", sending(server, "PATCH", rich, STRATEGIC, note, 200));
    write(
        server,
        "status patch",
        sending(server, "PATCH", rich + "/status", STRATEGIC, message, 200));
    write(server, "server-side apply", sending(server, "PATCH", applier, APPLY, config, 200));
    String pod = read(server, rich).replaceFirst("\"resourceVersion\":\"\\d+\",?", "");
    String noted = pod.replaceFirst("\"n\":\"\\d+\"", "'n':'%d'");
    write(server, "PUT", sending(server, "PUT", rich, JSON, noted, 200));
    String created = new String(Objects.richPod("c-%d"), StandardCharsets.UTF_8);
    write(
        server, "POST, dry run", sending(server, "POST", PODS + "?dryRun=All", JSON, created, 201));
    write(server, "POST", sending(server, "POST", PODS, JSON, created, 201));
  }

  private void write(BenchServer server, String name, Operation operation)
      throws IOException, InterruptedException {
    run(server, 1, 1, name + " of a pod of 10 KB", operation);
  }

  private static String read(BenchServer server, String path)
      throws IOException, InterruptedException {
    try (Client client = new Client()) {
      return new String(client.get(server.at(path)).body(), StandardCharsets.UTF_8);
    }
  }

  private void watches(BenchServer server) throws IOException, InterruptedException {
    for (int count : IntStream.of(1, Math.min(1000, watchers), watchers).distinct().toArray()) {
      fanout(server, count, "", "watch, " + count + " watchers, one event each 50 ms", 100, 50);
    }
    int many = Math.min(1000, watchers);
    fanout(server, many, "", "watch, " + many + " watchers, bursts", 200, 0);
    String selector = "&labelSelector=app%3Dfront";
    fanout(server, many, selector, "watch, " + many + " watchers with a selector", 100, 50);
    reopen(server);
    idle(server);
  }

  /** Posts leases of which each is an event for all watchers. */
  private void fanout(
      BenchServer server, int count, String query, String name, int events, long pauseMs)
      throws IOException, InterruptedException {
    if (!name.contains(only)) {
      return;
    }
    URI leases = server.at(LEASES);
    URI watch = server.at(LEASES + "?watch=1&timeoutSeconds=600&resourceVersion=0" + query);
    try (Client client = new Client();
        Fanout fanout = Fanout.open(watch, count)) {
      fanout(server, client, fanout, count, events / 4, pauseMs); // warms up
      long start = System.nanoTime();
      double cpu = server.cpuMicros();
      double allocated = server.allocatedBytes();
      long[] latencies = fanout(server, client, fanout, count, events, pauseMs);
      System.out.println(
          new Measured(
                  name,
                  (long) count * events,
                  (System.nanoTime() - start) / 1e9,
                  latencies,
                  server.cpuMicros() - cpu,
                  server.allocatedBytes() - allocated)
              .row());
      client.send("DELETE", leases, JSON, new byte[0]);
    }
  }

  /** Returns how long after the write's answer each event came to each watcher. */
  private static long[] fanout(
      BenchServer server, Client client, Fanout fanout, int count, int events, long pauseMs)
      throws IOException, InterruptedException {
    long before = settled(fanout);
    fanout.record(events);
    long[] acknowledged = new long[events];
    for (int i = 0; i < events; i++) {
      byte[] lease =
          Objects.bytes(
              "{'metadata':{'generateName':'l-','labels':{'app':'front'}},"
                  + "'spec':{'holderIdentity':'%d'}}",
              i);
      expect(client.send("POST", server.at(LEASES), JSON, lease), 201);
      acknowledged[i] = System.nanoTime();
      Thread.sleep(pauseMs);
    }
    fanout.await(before + (long) count * events);
    return fanout.latencies(acknowledged);
  }

  /** Opens and closes all watches again and again: none may be lost, and none left behind. */
  private void reopen(BenchServer server) throws IOException, InterruptedException {
    URI watch = server.at(LEASES + "?watch=1&timeoutSeconds=600");
    for (int round = 1; round <= REOPENINGS && "watch".contains(only); round++) {
      long start = System.nanoTime();
      Fanout.open(watch, watchers).close();
      System.out.printf(
          Locale.ROOT,
          "| (%d watches open, time %d: %.1f s) | | | | | |%n",
          watchers,
          round,
          (System.nanoTime() - start) / 1e9);
    }
  }

  /** Waits until the initial events of all watches have come. */
  private static long settled(Fanout fanout) throws InterruptedException {
    long last = -1;
    while (fanout.received() != last) {
      last = fanout.received();
      Thread.sleep(300);
    }
    return last;
  }

  private void idle(BenchServer server) throws IOException, InterruptedException {
    String write = "POST config map beside " + watchers + " watchers";
    if (!write.contains(only) && !"watch".contains(only)) {
      return;
    }
    run(server, 4, 8, write + " less", posts(server, CONFIG_MAPS, "v"));
    long before = server.heapAfterCollection();
    URI watch = server.at("/api/v1/namespaces/none/secrets?watch=1&timeoutSeconds=600");
    try (Fanout fanout = Fanout.open(watch, watchers)) {
      settled(fanout);
      long with = server.heapAfterCollection();
      System.out.printf(
          Locale.ROOT,
          "| (an idle watcher, %d of them: %.1f KB of heap) | | | | | |%n",
          watchers,
          (with - before) / 1024.0 / watchers);
      run(server, 4, 8, write + " of others", posts(server, CONFIG_MAPS, "w"));
    }
  }

  private void fill(BenchServer server) throws IOException, InterruptedException {
    long before = server.heapAfterCollection();
    ClosedLoop loop = new ClosedLoop(server, 4, 8);
    loop.times(
        objects,
        (client, me, number) ->
            expect(
                client.send("POST", server.at(PODS), JSON, Objects.pod("p-" + number, number)),
                201));
    HttpResponse<byte[]> list;
    try (Client client = new Client()) {
      list = client.get(server.at(PODS));
    }
    double perObject = (server.heapAfterCollection() - before) / (double) objects;
    System.out.printf(
        Locale.ROOT,
        "| (%d pods of %.1f KB: %.2f KB of heap each) | | | | | |%n",
        objects,
        list.body().length / 1024.0 / objects,
        perObject / 1024);
  }

  private void run(
      BenchServer server, int connections, int clients, String name, Operation operation)
      throws IOException, InterruptedException {
    if (name.contains(only)) {
      ClosedLoop loop = new ClosedLoop(server, connections, clients);
      System.out.println(loop.run(name, seconds, operation).row());
    }
  }

  private static Operation get(BenchServer server, String path, String accept) {
    URI uri = server.at(path);
    return (client, me, number) ->
        expect(
            client
                .http()
                .send(
                    Client.request(uri).header("Accept", accept).build(),
                    BodyHandlers.ofByteArray()),
            200);
  }

  private static Operation expecting(int code, String method, URI uri, byte[] body) {
    return (client, me, number) -> expect(client.send(method, uri, JSON, body), code);
  }

  private static Operation posts(BenchServer server, String path, String prefix) {
    return (client, me, number) -> {
      byte[] body = Objects.configMap(prefix + "-" + me + "-" + number, number);
      expect(client.send("POST", server.at(path), JSON, body), 201);
    };
  }

  private static Operation puts(BenchServer server) {
    return (client, me, number) -> {
      String name = "put-" + me;
      URI uri = server.at(CONFIG_MAPS + "/" + name);
      HttpResponse<byte[]> put = client.send("PUT", uri, JSON, Objects.configMap(name, number));
      if (put.statusCode() == 404) {
        put = client.send("POST", server.at(CONFIG_MAPS), JSON, Objects.configMap(name, number));
      }
      expect(put, put.statusCode() == 201 ? 201 : 200);
    };
  }

  /** Sends the body with a number of its own each time. */
  private static Operation sending(
      BenchServer server,
      String method,
      String path,
      String contentType,
      String template,
      int code) {
    URI uri = server.at(path);
    return (client, me, number) ->
        expect(client.send(method, uri, contentType, Objects.bytes(template, number)), code);
  }

  private static void create(BenchServer server, String path, byte[] body)
      throws IOException, InterruptedException {
    send(server, "POST", path, JSON, body, 201);
  }

  private static void send(
      BenchServer server, String method, String path, String contentType, byte[] body, int code)
      throws IOException, InterruptedException {
    try (Client client = new Client()) {
      expect(client.send(method, server.at(path), contentType, body), code);
    }
  }

  private static void expect(HttpResponse<byte[]> response, int code) throws IOException {
    if (response.statusCode() != code) {
      throw new IOException(
          response.request().method()
              + " "
              + response.uri()
              + " is "
              + response.statusCode()
              + ": "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
  }
}
