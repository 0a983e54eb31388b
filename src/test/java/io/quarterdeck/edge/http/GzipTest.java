package io.quarterdeck.edge.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Body;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.User;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GzipTest {
  private static final int THRESHOLD = 128 * 1024;

  private static ApiRequest request(String acceptEncoding) {
    Headers headers = name -> name.equals("Accept-Encoding") ? List.of(acceptEncoding) : List.of();
    RequestInfo info = RequestInfo.of("GET", "/api/v1/pods", Query.EMPTY);
    return new ApiRequest(
        "GET",
        info.verb(),
        info.target(),
        Query.EMPTY,
        headers,
        Body.EMPTY,
        new Peer("127.0.0.1", List.of(), "HTTP/1.1"),
        User.ANONYMOUS,
        "id",
        Long.MAX_VALUE);
  }

  private static Reply reply(int bytes) {
    return new Reply.Whole(200, "application/json", List.of(), new byte[bytes]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip|true",
        "deflate, gzip|true",
        "gzip;q=1|false",
        "GZIP|false",
        "identity|false",
        "''|false"
      })
  void onlyTheBareWordAsksForIt(String acceptEncoding, boolean wanted) {
    assertEquals(wanted, Gzip.wants(request(acceptEncoding), reply(THRESHOLD + 1)));
  }

  @Test
  void smallRepliesAreSentAsTheyAre() {
    assertEquals(false, Gzip.wants(request("gzip"), reply(THRESHOLD)));
  }

  @Test
  void whatIsEncodedAlreadyIsLeftAlone() {
    Reply encoded =
        new Reply.Whole(
            200,
            "application/json",
            List.of(new Reply.Header("content-encoding", "gzip")),
            new byte[THRESHOLD + 1]);

    assertEquals(false, Gzip.wants(request("gzip"), encoded));
  }

  @Test
  void whatIsCompressedComesOutAsItWas() throws Exception {
    byte[] text = "pods and more pods ".repeat(10_000).getBytes();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    try (OutputStream out = Gzip.stream(bytes)) {
      out.write(text);
    }

    assertTrue(bytes.size() < text.length / 10);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertArrayEquals(text, in.readAllBytes());
    }
  }
}
