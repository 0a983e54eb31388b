package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What holds of the WAR as it ships wherever it is deployed: the wiring of the edge, seen through
 * HTTP. What is behind the door is tested without a container.
 */
abstract class DeployedServerContract {
  /** One of the tokens in src/test/resources/it/tokens.csv, of a member of system:masters. */
  private static final String BEARER = "Bearer it-admin-token";

  private final HttpClient client = client();

  /** Returns a client that trusts the server. */
  abstract HttpClient client();

  /** Returns where the server listens, without a slash at the end. */
  abstract String base();

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path)).timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Authorization", BEARER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String configMap(String name) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\""
        + name
        + "\"}}";
  }

  @Test
  void theServerIsOpenOnceItIsDeployed() throws Exception {
    HttpResponse<String> health = send(request("/healthz").header("Authorization", BEARER));

    assertEquals(200, health.statusCode());
    assertEquals("ok", health.body());
  }

  @Test
  void aWrongTokenIsRefusedBeforeThePathIsLookedAt() throws Exception {
    for (String path : new String[] {"/api/v1/pods", "/nowhere", "/apis/no.such/v1/things"}) {
      HttpResponse<String> get = send(request(path).header("Authorization", "Bearer wrong"));
      HttpResponse<String> post =
          send(
              request(path)
                  .header("Authorization", "Bearer wrong")
                  .POST(BodyPublishers.ofString("{")));

      assertEquals(401, get.statusCode(), path);
      assertEquals(401, post.statusCode(), path);
      assertTrue(post.body().contains("\"reason\":\"Unauthorized\""), post.body());
    }
  }

  @Test
  void theSenderIsKnownBeforeTheEnvelopeIsChecked() throws Exception {
    String path = "/api/v1/namespaces?timeout=soon";

    assertEquals(401, send(request(path).header("Authorization", "Bearer wrong")).statusCode());
    assertEquals(400, send(request(path).header("Authorization", BEARER)).statusCode());
  }

  @Test
  void anUnknownMediaTypeIsAStatusAndNoPageOfTheContainer() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/api/v1/namespaces/default/configmaps")
                .header("Authorization", BEARER)
                .header("Content-Type", "nonsense")
                .POST(BodyPublishers.ofString("{}")));

    assertEquals(415, answer.statusCode());
    assertTrue(answer.body().contains("UnsupportedMediaType"), answer.body());
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    HttpResponse<String> answer =
        post("/api/v1/namespaces/default/configmaps", " ".repeat(4 * 1024 * 1024));

    assertEquals(413, answer.statusCode());
    assertTrue(answer.body().contains("RequestEntityTooLarge"), answer.body());
  }

  @Test
  void theContentTypeIsExactAndTheHeadersAreThere() throws Exception {
    HttpResponse<String> list =
        send(
            request("/api/v1/namespaces")
                .header("Authorization", BEARER)
                .header("Accept", "application/json;q=0.9, */*;q=0.1")
                .header("Audit-ID", "audit-of-mine"));

    assertEquals("application/json", list.headers().firstValue("Content-Type").orElse(""));
    assertEquals("audit-of-mine", list.headers().firstValue("Audit-Id").orElse(""));
    assertEquals("no-cache, private", list.headers().firstValue("Cache-Control").orElse(""));
    assertTrue(list.body().startsWith("{\"kind\":\"NamespaceList\""), list.body());
  }

  @Test
  void theFirstEventIsThereBeforeTheSecondHappens() throws Exception {
    String maps = "/api/v1/namespaces/default/configmaps";
    HttpRequest watch =
        request(maps + "?watch=1&timeoutSeconds=50&fieldSelector=metadata.name%21%3Dother")
            .header("Authorization", BEARER)
            .build();
    HttpResponse<InputStream> response = client.send(watch, BodyHandlers.ofInputStream());
    assertEquals(200, response.statusCode());

    try (BufferedReader events =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      assertEquals(201, post(maps, configMap("first-event")).statusCode());
      String first = lineWith("first-event", events);
      assertTrue(first.startsWith("{\"type\":\"ADDED\""), first);

      assertEquals(201, post(maps, configMap("second-event")).statusCode());
      assertFalse(first.contains("second-event"));
      assertTrue(lineWith("second-event", events).contains("ADDED"));
    }
  }

  private static String lineWith(String word, BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(word)) {
        return line;
      }
    }
    throw new AssertionError("the watch ended before " + word);
  }

  @Test
  void namesThatContainersStumbleOverReachTheDoor() throws Exception {
    for (String name : new String[] {"system:node", "a%00b", "a%2Fb", "%2e%2e", "a;b=c", "a%20b"}) {
      HttpResponse<String> answer =
          send(
              request("/api/v1/namespaces/default/configmaps/" + name)
                  .header("Authorization", BEARER));

      assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, name);
      assertTrue(answer.body().startsWith("{\"kind\":\"Status\""), name + answer.body());
    }
  }

  @Test
  void aDeleteMayHaveABody() throws Exception {
    String maps = "/api/v1/namespaces/default/configmaps";
    post(maps, configMap("short-lived"));

    HttpResponse<String> deleted =
        send(
            request(maps + "/short-lived")
                .header("Authorization", BEARER)
                .header("Content-Type", "application/json")
                .method(
                    "DELETE",
                    BodyPublishers.ofString(
                        "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"propagationPolicy\":\"Background\"}")));

    assertEquals(200, deleted.statusCode(), deleted.body());
  }
}
