package io.quarterdeck.crew;

import io.quarterdeck.access.Privileged;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The server as a client of its own door: requests of {@code system:apiserver}, in process, in
 * JSON.
 */
public final class Loopback {
  private static final User USER =
      new User("system:apiserver", "", List.of(Privileged.MASTERS), Map.of());
  private static final Peer HERE = new Peer("127.0.0.1", List.of(), "in-process");
  private static final List<String> NAME = List.of("kube-apiserver");
  private static final List<String> APPLY = List.of("application/apply-patch+yaml");
  private static final Headers HEADERS =
      name -> name.equalsIgnoreCase("User-Agent") ? NAME : List.of();

  /** What is patched is applied: other patches are not sent. */
  private static final Headers PATCH_HEADERS =
      name -> name.equalsIgnoreCase("Content-Type") ? APPLY : HEADERS.all(name);

  private final Function<ApiRequest, Reply> door;

  /**
   * @param door answers requests that are authenticated already
   */
  public Loopback(Function<ApiRequest, Reply> door) {
    this.door = door;
  }

  /**
   * An answer that is one document.
   *
   * @param body empty if it is no JSON object
   */
  public record Answer(int code, MapValue body) {
    public boolean isDone() {
      return code < 300;
    }

    /** Returns what went wrong, for people. */
    public String message() {
      return body.string("message");
    }
  }

  /** Sends a request whose answer is one document; {@code query} is raw. */
  public Answer ask(String method, String path, String query, MapValue body) {
    Reply reply = send(method, path, query, Json.write(body));
    return new Answer(reply.code(), document(reply));
  }

  public Answer get(String path) {
    return ask("GET", path, "", MapValue.EMPTY);
  }

  /**
   * Returns the items of a collection, which say their kind as single objects do.
   *
   * @throws ApiException 500 if it cannot be had
   */
  public List<KubeObject> list(String path) {
    return list(path, "");
  }

  /** As {@link #list(String)}, with a raw query. */
  public List<KubeObject> list(String path, String query) {
    Answer answer = ask("GET", path, query, MapValue.EMPTY);
    if (!answer.isDone()) {
      throw Failures.plain500(path + ": " + answer.message());
    }
    Value version = Value.of(answer.body().string("apiVersion"));
    String kind = answer.body().string("kind");
    Value item = Value.of(kind.substring(0, kind.length() - "List".length()));
    return answer.body().list("items").maps().stream()
        .map(i -> new KubeObject(i.with("apiVersion", version).with("kind", item)))
        .toList();
  }

  private static MapValue document(Reply reply) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    switch (reply) {
      case Reply.Whole whole -> bytes.writeBytes(whole.body());
      case Reply.Pieces pieces ->
          pieces.pieces().forEach(p -> bytes.write(p.bytes(), p.offset(), p.length()));
      case Reply.Events events -> events.stream().close();
    }
    return bytes.size() > 0 && Json.parse(bytes.toByteArray()) instanceof MapValue map
        ? map
        : MapValue.EMPTY;
  }

  /** Sends a request; {@code query} is raw. */
  public Reply send(String method, String path, String query, byte[] body) {
    Query parameters = Query.parse(query);
    RequestInfo info = RequestInfo.of(method, path, parameters);
    return door.apply(
        new ApiRequest(
            method,
            info.verb(),
            info.target(),
            parameters,
            method.equals("PATCH") ? PATCH_HEADERS : HEADERS,
            max -> body,
            HERE,
            USER,
            "loopback",
            Long.MAX_VALUE));
  }
}
