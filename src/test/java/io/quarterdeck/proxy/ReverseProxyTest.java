package io.quarterdeck.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReverseProxyTest {
  @Test
  void theAnswerComesBackAsItIsAndItsPlacesLeadThroughTheProxy() throws Exception {
    try (Backing behind =
        new Backing(
            exchange -> {
              Headers headers = exchange.getResponseHeaders();
              headers.set("Content-Type", "text/odd");
              headers.set("X-Own", "kept");
              headers.set("Access-Control-Allow-Origin", "*");
              headers.set("Location", "/next?x=y");
              Backing.answer(exchange, 302, exchange.getRequestURI().toString());
            })) {
      var request = Backing.request("GET", Backing.PROXY + "/a b", "q=1&q=%2F", Map.of());

      Reply reply = ReverseProxy.forward(request, behind.at("/a b"), behind.backend);

      assertEquals(302, reply.code());
      assertEquals("text/odd", reply.contentType());
      assertEquals("kept", Backing.header(reply, "X-Own"));
      assertEquals("", Backing.header(reply, "Access-Control-Allow-Origin"));
      assertEquals(Backing.PROXY + "/next?x=y", Backing.header(reply, "Location"));
      assertEquals("/a%20b?q=1&q=%2F", Backing.text(reply));
    }
  }

  @Test
  void theBackendSeesWhatTheClientSaidButNotItsCredentials() throws Exception {
    AtomicReference<Headers> seen = new AtomicReference<>();
    AtomicReference<String> body = new AtomicReference<>("");
    try (Backing behind =
        new Backing(
            exchange -> {
              seen.set(exchange.getRequestHeaders());
              byte[] sent = exchange.getRequestBody().readAllBytes();
              body.set(new String(sent, StandardCharsets.UTF_8));
              Backing.answer(exchange, 200, "");
            })) {
      Map<String, String> sent = new LinkedHashMap<>();
      sent.put("Host", "example.com");
      sent.put("Authorization", "Bearer secret");
      sent.put("Impersonate-User", "jane");
      sent.put("X-Own", "kept");
      sent.put("Connection", "X-Hop");
      sent.put("X-Hop", "dropped");
      sent.put("X-Forwarded-For", "10.9.9.9");
      sent.put("Content-Length", "4");
      var request = Backing.request("POST", Backing.PROXY + "/x/", "", sent);

      ReverseProxy.forward(request, behind.at("/x"), behind.backend);

      assertEquals("sent", body.get());
      assertEquals("example.com", seen.get().getFirst("Host"));
      assertEquals("kept", seen.get().getFirst("X-Own"));
      assertEquals("10.9.9.9, 10.1.1.1", seen.get().getFirst("X-Forwarded-For"));
      assertEquals(Backing.PROXY + "/x/", seen.get().getFirst("X-Forwarded-Uri"));
      for (String gone : new String[] {"Authorization", "Impersonate-User", "X-Hop"}) {
        assertTrue(!seen.get().containsKey(gone), gone);
      }
    }
  }

  @Test
  void theRootWithoutItsSlashIsARedirect() throws Exception {
    try (Backing behind = new Backing(exchange -> Backing.answer(exchange, 200, "never"))) {
      var request = Backing.request("GET", Backing.PROXY, "a=b", Map.of());

      Reply reply = ReverseProxy.forward(request, behind.at(""), behind.backend);

      assertEquals(301, reply.code());
      assertEquals(Backing.PROXY + "/?a=b", Backing.header(reply, "Location"));
    }
  }

  @Test
  void whoDoesNotAnswerIsUnavailableInGosWords() throws Exception {
    Backing behind = new Backing(exchange -> Backing.answer(exchange, 200, ""));
    Location gone = behind.at("/");
    behind.close();
    try (Backing other = new Backing(exchange -> Backing.answer(exchange, 200, ""))) {
      var request = Backing.request("GET", Backing.PROXY + "/", "", Map.of());

      ApiException failure =
          assertThrows(
              ApiException.class, () -> ReverseProxy.forward(request, gone, other.backend));

      assertEquals(503, failure.status().code());
      assertEquals(
          "error trying to reach service: dial tcp 127.0.0.1:"
              + gone.port()
              + ": connect: connection refused",
          failure.status().message());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "web, dial tcp: lookup tcp/web: unknown port",
    "99999, dial tcp: address 99999: invalid port",
  })
  void whatIsNoPortIsUnavailable(String port, String why) throws Exception {
    try (Backing behind = new Backing(exchange -> Backing.answer(exchange, 200, ""))) {
      var request = Backing.request("GET", Backing.PROXY + "/", "", Map.of());
      Location to = new Location("http", "127.0.0.1", port, "/", "");

      ApiException failure =
          assertThrows(ApiException.class, () -> ReverseProxy.forward(request, to, behind.backend));

      assertEquals("error trying to reach service: " + why, failure.status().message());
    }
  }

  @Test
  void queriesThatJavaWouldNotTakeGoThrough() throws Exception {
    try (Backing behind =
        new Backing(
            exchange -> Backing.answer(exchange, 200, exchange.getRequestURI().toString()))) {
      var request = Backing.request("GET", Backing.PROXY + "/", "a=%zz&b={x|y}&c=%41", Map.of());

      Reply reply = ReverseProxy.forward(request, behind.at("/"), behind.backend);

      assertEquals("/?a=%25zz&b=%7Bx%7Cy%7D&c=%41", Backing.text(reply));
    }
  }
}
