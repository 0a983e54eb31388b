package io.quarterdeck.server;

import io.quarterdeck.access.Privileged;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.Slice;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Goes through the door in the same JVM, as an administrator. */
final class DoorClient implements ApiClient {
  private static final User ADMIN = new User("admin", "", List.of(Privileged.MASTERS), Map.of());

  private final ApiServer door;

  DoorClient(ApiServer door) {
    this.door = door;
  }

  @Override
  public Answer send(String method, String uri, Map<String, String> headers, byte[] body) {
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    Query query = Query.parse(mark < 0 ? "" : uri.substring(mark + 1));
    RequestInfo info = RequestInfo.of(method, path, query);
    Map<String, String> lower = new LinkedHashMap<>();
    headers.forEach((k, v) -> lower.put(k.toLowerCase(Locale.ROOT), v));
    Headers asked =
        name -> {
          String value = lower.get(name.toLowerCase(Locale.ROOT));
          return value == null ? List.of() : List.of(value);
        };
    ApiRequest request =
        new ApiRequest(
            method,
            info.verb(),
            info.target(),
            query,
            asked,
            max -> body,
            new Peer("127.0.0.1", List.of(), "in-process"),
            ADMIN,
            "test",
            Long.MAX_VALUE);
    return answer(answered(request));
  }

  private Reply answered(ApiRequest request) {
    try {
      return door.handle(door.validate(request));
    } catch (ApiException e) {
      return door.fail(request, e);
    }
  }

  private static Answer answer(Reply reply) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    reply
        .headers()
        .forEach(
            h ->
                headers
                    .computeIfAbsent(
                        h.name().toLowerCase(Locale.ROOT), n -> new java.util.ArrayList<>())
                    .add(h.value()));
    headers.put("content-type", List.of(reply.contentType()));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    switch (reply) {
      case Reply.Whole whole -> body.writeBytes(whole.body());
      case Reply.Pieces pieces -> {
        for (Slice slice : pieces.pieces()) {
          body.write(slice.bytes(), slice.offset(), slice.length());
        }
        if (body.size() != pieces.length()) {
          throw new AssertionError("length says " + pieces.length() + ", is " + body.size());
        }
      }
      case Reply.Events events -> drain(events.stream(), body);
    }
    return new Answer(reply.code(), headers, body.toByteArray());
  }

  private static void drain(EventStream stream, ByteArrayOutputStream into) {
    Semaphore ready = new Semaphore(0);
    try (stream) {
      stream.onReady(ready::release);
      while (true) {
        byte[] frame = stream.poll();
        if (frame != null) {
          into.writeBytes(frame);
        } else if (stream.isDone()) {
          return;
        } else {
          ready.tryAcquire(1, TimeUnit.SECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
