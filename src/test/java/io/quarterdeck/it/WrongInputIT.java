package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What no client library would send, byte by byte, and what the packaged server says to it. The
 * texts are kube-apiserver's.
 */
class WrongInputIT {
  private static final int TIMEOUT_MS = 60_000;
  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  @TempDir static Path directory;

  private static PackagedServer server;
  private static SSLContext trust;

  @BeforeAll
  static void start() throws Exception {
    server = PackagedServer.start(directory, Curl.tokens());
    trust = Curl.trusting(server.authority());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** Returns code and message, or code and text where the answer is no Status. */
  private static String answer(String method, String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + "Authorization: Bearer it-admin-token\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + bytes.length
            + "\r\n\r\n";
    int port = URI.create(server.url()).getPort();
    try (Socket socket = trust.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setSoTimeout(TIMEOUT_MS);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.write(bytes);
      out.flush();
      return summary(socket.getInputStream());
    }
  }

  private static String summary(InputStream in) throws IOException {
    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    String code = text.substring(9, 12);
    String body = text.substring(text.indexOf("\r\n\r\n") + 4);
    Matcher message = MESSAGE.matcher(body);
    return code + " " + (message.find() ? message.group(1) : body.strip());
  }

  private static String get(String name) throws IOException {
    return answer("GET", Maps.PATH + "/" + name, "");
  }

  @Test
  void namesAreTakenAsTheyAre() throws IOException {
    assertEquals("404 configmaps \\\"system:x\\\" not found", get("system:x"));
    assertEquals("404 configmaps \\\"a\\\\x00b\\\" not found", get("a%00b"));
    assertEquals("400 Name parameter invalid: \\\"..\\\": may not be '..'", get(".."));
    assertEquals("400 Name parameter invalid: \\\"..\\\": may not be '..'", get("%2e%2e"));
    assertEquals("404 configmaps \\\"" + "a".repeat(300) + "\\\" not found", get("a".repeat(300)));
    assertEquals("404 the server could not find the requested resource", get("a%2Fb"));
    assertEquals("400 400 Bad Request", get("%zz"));
    assertEquals("404 404 page not found", answer("GET", "/WEB-INF/web.xml", ""));
  }

  @Test
  void bodiesThatAreNoneAreRefused() throws IOException {
    String unread = "413 Request entity too large: limit is 3145728";

    assertEquals(unread, answer("POST", Maps.PATH, " ".repeat(4 << 20)));
    assertEquals(
        "400 the object provided is unrecognized (must be of type ConfigMap): couldn't get"
            + " version/kind; json parse error: unexpected end of JSON input ({)",
        answer("POST", Maps.PATH, "{"));
    assertEquals("400", answer("POST", Maps.PATH, "[".repeat(100_000)).substring(0, 3));
    assertEquals(
        "400 Pod in version \\\"v1\\\" cannot be handled as a ConfigMap: converting (v1.Pod) to"
            + " (core.ConfigMap): unknown conversion",
        answer(
            "POST",
            Maps.PATH,
            "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"}}"));
  }

  @Test
  void queriesThatMeanNothingAreRefused() throws IOException {
    assertEquals("400", answer("GET", Maps.PATH + "?limit=x", "").substring(0, 3));
    assertEquals(
        "400", answer("GET", Maps.PATH + "?labelSelector=a%3D%3D%3Db", "").substring(0, 3));
    assertEquals(
        "400 invalid timeout specified in the request URL - time: unknown unit \\\"y\\\" in"
            + " duration \\\"1y\\\"",
        answer("GET", Maps.PATH + "?timeout=1y", ""));
  }
}
