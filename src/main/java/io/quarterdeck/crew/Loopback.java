package io.quarterdeck.crew;

import io.quarterdeck.access.Privileged;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.User;
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
  private static final Headers HEADERS =
      name -> name.equalsIgnoreCase("User-Agent") ? List.of("kube-apiserver") : List.of();

  private final Function<ApiRequest, Reply> door;

  /**
   * @param door answers requests that are authenticated already
   */
  public Loopback(Function<ApiRequest, Reply> door) {
    this.door = door;
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
            HEADERS,
            max -> body,
            HERE,
            USER,
            "loopback",
            Long.MAX_VALUE));
  }
}
