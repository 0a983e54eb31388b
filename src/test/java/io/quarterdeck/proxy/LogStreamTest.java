package io.quarterdeck.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.request.Reply;
import io.quarterdeck.status.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogStreamTest {
  @Test
  void linesComeAsTheyAreWritten() throws Exception {
    CountDownLatch firstSeen = new CountDownLatch(1);
    try (Backing kubelet =
        new Backing(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write("one\n".getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
              await(firstSeen);
              exchange.getResponseBody().write("two\n".getBytes(StandardCharsets.UTF_8));
              exchange.close();
            })) {
      Reply reply = LogStream.of(kubelet.at("/log"), kubelet.backend, "pods/log", "a");
      firstSeen.countDown(); // the head is here while the log goes on

      assertEquals("text/plain", reply.contentType());
      assertEquals("one\ntwo\n", Backing.text(reply));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | BAD_REQUEST    | no such log",
        "500 | INTERNAL_ERROR | Internal error occurred: no such log",
        "404 | NOT_FOUND      | the server could not find the requested resource ( pods/log a)",
        "502 | INTERNAL_ERROR | an error on the server (\"no such log\") has prevented the request"
            + " from succeeding ( pods/log a)",
      })
  void whatTheKubeletSaysIsPassedOn(int code, String reason, String message) throws Exception {
    try (Backing kubelet = new Backing(e -> Backing.answer(e, code, "no such log"))) {
      ApiException failure =
          assertThrows(
              ApiException.class,
              () -> LogStream.of(kubelet.at("/log"), kubelet.backend, "pods/log", "a"));

      assertEquals(code, failure.status().code());
      assertEquals(reason, failure.status().reason().name());
      assertEquals(message, failure.status().message());
    }
  }
}
