package io.quarterdeck.server.paths;

import static io.quarterdeck.server.paths.Requests.get;
import static io.quarterdeck.server.paths.Requests.text;
import static io.quarterdeck.server.paths.Requests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.metrics.HealthMetrics;
import io.quarterdeck.metrics.Metrics;
import io.quarterdeck.request.Reply;
import io.quarterdeck.server.paths.Health.Check;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Metrics metrics = new Metrics();
  private boolean storeAnswers = true;
  private Paths paths;

  @BeforeEach
  void anEndpointWithTwoChecks() {
    Check store =
        new Check(
            "etcd",
            () -> {
              if (!storeAnswers) {
                throw new IOException("connection refused");
              }
            });
    Paths.Builder builder = Paths.builder();
    new Health("livez", List.of(Check.passing("ping"), store), new HealthMetrics(metrics))
        .register(builder);
    paths = builder.build();
  }

  private Reply ask(String path, String query) {
    return paths.find(path).orElseThrow().answer(to("GET", path, query, "*/*"));
  }

  @Test
  void allIsWell() {
    assertEquals("ok", text(ask("/livez", "")));
  }

  @Test
  void verboseListsTheChecks() {
    assertEquals(
        "[+]ping ok\n[+]etcd ok\nlivez check passed\n", text(ask("/livez", "verbose=false")));
  }

  @Test
  void aFailureIsA500ThatDoesNotTellWhy() {
    storeAnswers = false;

    Reply reply = ask("/livez", "");

    assertEquals(500, reply.code());
    assertEquals("[+]ping ok\n[-]etcd failed: reason withheld\nlivez check failed\n", text(reply));
  }

  @Test
  void anExcludedCheckIsNotRun() {
    storeAnswers = false;

    Reply reply = ask("/livez", "verbose&exclude=etcd&exclude=");

    assertEquals("[+]ping ok\n[+]etcd excluded: ok\nlivez check passed\n", text(reply));
  }

  @Test
  void unknownExclusionsAreWarnedOfInOrder() {
    String text = text(ask("/livez", "verbose&exclude=nope&exclude=also-nope"));

    assertTrue(
        text.contains(
            "warn: some health checks cannot be excluded: no matches for \"also-nope\",\"nope\"\n"),
        text);
  }

  @Test
  void eachCheckHasAPathOfItsOwn() {
    storeAnswers = false;

    assertEquals("ok", text(ask("/livez/ping", "")));
    assertEquals("internal server error: connection refused\n", text(ask("/livez/etcd", "")));
    assertTrue(paths.find("/livez/nope").isEmpty());
  }

  @Test
  void resultsAreCounted() {
    storeAnswers = false;
    paths.find("/livez").orElseThrow().answer(get("/livez"));

    String text = new String(metrics.text(), StandardCharsets.UTF_8);

    assertTrue(text.contains("kubernetes_healthcheck{name=\"etcd\",type=\"livez\"} 0.0"), text);
    assertTrue(
        text.contains(
            "kubernetes_healthchecks_total{name=\"ping\",status=\"success\",type=\"livez\"} 1.0"),
        text);
  }
}
