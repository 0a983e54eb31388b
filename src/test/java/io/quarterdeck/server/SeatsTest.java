package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Body;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeatsTest {
  private static final User JANE = user("jane", "developers");
  private static final User ADMIN = user("admin", "system:masters");

  private static User user(String name, String group) {
    return new User(name, "", List.of(group), Map.of());
  }

  private static ApiRequest request(String method, String path, User user) {
    RequestInfo info = RequestInfo.of(method, path, Query.EMPTY);
    Body body = most -> new byte[0];
    return new ApiRequest(
        method,
        info.verb(),
        info.target(),
        Query.EMPTY,
        name -> List.of(),
        body,
        new Peer("127.0.0.1", List.of(), "HTTP/2.0"),
        user,
        "id",
        Long.MAX_VALUE);
  }

  @Test
  void aSeatIsFreeAgainWhenItsRequestIsDone() {
    Seats seats = new Seats(1, 1);

    try (Seats.Lease first = seats.take(request("GET", "/version", JANE))) {
      assertTrue(first.granted());
      assertFalse(seats.take(request("GET", "/api/v1/pods", JANE)).granted());
      assertTrue(seats.take(request("DELETE", "/api/v1/pods", JANE)).granted());
    }

    assertTrue(seats.take(request("GET", "/version", JANE)).granted());
  }

  @Test
  void administratorsAndLongRunningRequestsNeedNone() {
    Seats seats = new Seats(1, 1);
    seats.take(request("GET", "/version", JANE));

    assertTrue(seats.take(request("GET", "/version", ADMIN)).granted());
    assertTrue(seats.take(request("GET", "/api/v1/watch/pods", JANE)).granted());
  }

  @Test
  void zeroIsNoLimit() {
    Seats seats = new Seats(0, 0);

    for (int i = 0; i < 1000; i++) {
      assertTrue(seats.take(request("GET", "/version", JANE)).granted());
    }
  }
}
