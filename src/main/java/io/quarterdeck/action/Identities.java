package io.quarterdeck.action;

import io.quarterdeck.access.Authentication;
import io.quarterdeck.access.Credentials;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.registry.Action;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.time.Clock;
import java.util.List;

/** The reviews of authentication.k8s.io: who asks, and whose a token is. */
final class Identities {
  private static final Peer NOBODY = new Peer("", List.of(), "");

  private Identities() {}

  /** SelfSubjectReview: who asks (KEP-3325); nothing of what was sent comes back. */
  static Action self(Clock clock) {
    return (call, review, dryRun) ->
        new KubeObject(
            MapValue.builder()
                .put("kind", review.kind())
                .put("apiVersion", review.apiVersion())
                .put(
                    "metadata",
                    MapValue.of("creationTimestamp", Value.of(GoTime.format(clock.instant()))))
                .put(
                    "status",
                    MapValue.of("userInfo", AccessReviews.userInfo(call.request().user())))
                .build());
  }

  /** TokenReview: whose token it is, asked of this server's own authenticators. */
  static Action tokens(Authentication authentication, List<String> audiences) {
    return (call, review, dryRun) -> {
      String token = review.spec().string("token");
      if (token.isEmpty()) {
        throw Failures.badRequest("token is required for TokenReview in authentication");
      }
      return review(authentication, audiences, review, token);
    };
  }

  private static KubeObject review(
      Authentication authentication, List<String> audiences, KubeObject review, String token) {
    Headers bearer =
        name -> name.equalsIgnoreCase("Authorization") ? List.of("Bearer " + token) : List.of();
    List<String> asked = review.spec().list("audiences").strings();
    List<String> common =
        asked.isEmpty() ? audiences : asked.stream().filter(audiences::contains).toList();
    try {
      if (common.isEmpty()) {
        throw Failures.unauthorized();
      }
      User user = authentication.authenticate(new Credentials(bearer, NOBODY));
      return review.with(
          "status",
          MapValue.builder()
              .put("authenticated", true)
              .put("user", AccessReviews.userInfo(user))
              .put("audiences", ListValue.ofStrings(common))
              .build());
    } catch (ApiException unknown) {
      MapValue user = review.status().map("user"); // what the asker sent there comes back
      return review.with(
          "status",
          MapValue.builder().put("user", user).put("error", "invalid bearer token").build());
    }
  }
}
