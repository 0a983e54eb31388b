package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.server.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hundred writers of one object, all at once: each of their updates is there in the end. */
abstract class ConcurrentWritersContract {
  private static final int WRITERS = 100;

  private String path = "";

  /** Returns clients with all rights; the writers take turns among them. */
  abstract List<ApiClient> clients();

  private ApiClient client(int writer) {
    return clients().get(writer % clients().size());
  }

  @BeforeEach
  void make() {
    String maps = "/api/v1/namespaces/default/configmaps";
    String name = "w-" + UUID.randomUUID();
    String body = "{\"metadata\":{\"name\":\"" + name + "\"},\"data\":{\"n\":\"0\"}}";
    assertEquals(201, client(0).post(maps, body).code());
    path = maps + "/" + name;
  }

  /** One writer's work. */
  private interface Work {
    void run(int writer);
  }

  private static void together(Work work) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        all.add(
            threads.submit(
                () -> {
                  go.await();
                  work.run(writer);
                  return null;
                }));
      }
      go.countDown();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private MapValue data() {
    return client(0).get(path).json().map("data");
  }

  @Test
  void whoUpdatesWhatHeHasReadLosesNoCount() throws Exception {
    together(this::increment);

    assertEquals(Integer.toString(WRITERS), data().string("n"));
    for (ApiClient client : clients()) {
      assertEquals(data(), client.get(path).json().map("data"));
    }
  }

  private void increment(int writer) {
    Answer answer;
    do {
      MapValue read = client(writer).get(path).json();
      int n = Integer.parseInt(read.map("data").string("n"));
      MapValue next = read.with("data", MapValue.of("n", Value.of(Integer.toString(n + 1))));
      byte[] body = Json.writeLine(next);
      answer = client(writer).send("PUT", path, Map.of("Content-Type", "application/json"), body);
      assertTrue(answer.code() == 200 || answer.code() == 409, answer.text());
    } while (answer.code() == 409);
  }

  @ParameterizedTest
  @CsvSource({
    "application/merge-patch+json,           '{`data`:{`wI`:`I`}}'",
    "application/strategic-merge-patch+json, '{`data`:{`wI`:`I`}}'",
    "application/json-patch+json,  '[{`op`:`add`,`path`:`/data/wI`,`value`:`I`}]'",
    "application/apply-patch+yaml, '{`apiVersion`:`v1`,`kind`:`ConfigMap`,`data`:{`wI`:`I`}}'",
  })
  void whoPatchesHisOwnKeyFindsIt(String type, String patch) throws Exception {
    Set<String> expected = new HashSet<>(Set.of("n"));

    together(
        writer -> {
          String body = patch.replace('`', '"').replace("I", Integer.toString(writer));
          String uri = path + "?fieldManager=w" + writer;
          Answer answer =
              client(writer)
                  .send(
                      "PATCH",
                      uri,
                      Map.of("Content-Type", type),
                      body.getBytes(StandardCharsets.UTF_8));
          assertEquals(200, answer.code(), answer.text());
        });

    for (int i = 0; i < WRITERS; i++) {
      expected.add("w" + i);
    }
    assertEquals(expected, Set.copyOf(data().keys()));
  }

  @Test
  void onlyOneOfManyCreatesTheSame() throws Exception {
    List<Integer> codes = Collections.synchronizedList(new ArrayList<>());
    String name = "c-" + UUID.randomUUID();

    together(
        writer ->
            codes.add(
                client(writer)
                    .post(
                        "/api/v1/namespaces/default/configmaps",
                        "{\"metadata\":{\"name\":\"" + name + "\"}}")
                    .code()));

    assertEquals(1, codes.stream().filter(c -> c == 201).count());
    assertEquals(WRITERS - 1, codes.stream().filter(c -> c == 409).count());
  }
}
