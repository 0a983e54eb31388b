package io.quarterdeck.action;

import io.quarterdeck.access.Attributes;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.access.Authorizer.Decision;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.registry.Action;
import io.quarterdeck.registry.Call;
import io.quarterdeck.request.Target;
import io.quarterdeck.request.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers whether someone may do something: SubjectAccessReview and its local and self forms. */
final class AccessReviews implements Action {
  /** Whose access a review is about. */
  enum Subject {
    /** Whom the spec names. */
    NAMED("subjectaccessreviews"),
    /** Whom the spec names, in the request's namespace. */
    NAMED_HERE("localsubjectaccessreviews"),
    /** Who asks. */
    SELF("selfsubjectaccessreviews");

    private final String plural;

    Subject(String plural) {
      this.plural = plural;
    }

    /** Returns the resource of such reviews. */
    String plural() {
      return plural;
    }
  }

  private final Authorization authorization;
  private final Subject subject;

  AccessReviews(Authorization authorization, Subject subject) {
    this.authorization = authorization;
    this.subject = subject;
  }

  @Override
  public KubeObject run(Call call, KubeObject review, boolean dryRun) {
    AccessReviewRules.check(subject, review);
    User user = subject == Subject.SELF ? call.request().user() : named(review.spec());
    Decision decision = authorization.decide(attributes(user, review.spec()));
    MapValue.Builder status = MapValue.builder().put("allowed", decision == Decision.ALLOW);
    if (decision == Decision.DENY) {
      status.put("denied", true);
    }
    String ignored = ReviewedSelectors.ignored(review.spec().map("resourceAttributes"));
    if (!ignored.isEmpty()) {
      status.put("evaluationError", ignored);
    }
    return review.with("status", status.build());
  }

  private static User named(MapValue spec) {
    Map<String, List<String>> extra = new LinkedHashMap<>();
    spec.map("extra")
        .forEach((k, v) -> extra.put(k, v instanceof ListValue l ? l.strings() : List.of()));
    return new User(spec.string("user"), spec.string("uid"), spec.list("groups").strings(), extra);
  }

  private static Attributes attributes(User user, MapValue spec) {
    MapValue path = spec.map("nonResourceAttributes");
    if (spec.has("nonResourceAttributes")) {
      Target target = new Target(false, path.string("path"), "", "", "", "", "", "");
      return new Attributes(user, path.string("verb"), target);
    }
    MapValue resource = spec.map("resourceAttributes");
    Target target =
        new Target(
            true,
            "",
            resource.string("group"),
            resource.string("version"),
            resource.string("namespace"),
            resource.string("resource"),
            resource.string("subresource"),
            resource.string("name"));
    return new Attributes(user, resource.string("verb"), target);
  }

  /** Returns who someone is as reviews of authentication show it. */
  static MapValue userInfo(User user) {
    MapValue.Builder info = MapValue.builder();
    if (!user.name().isEmpty()) {
      info.put("username", user.name());
    }
    if (!user.uid().isEmpty()) {
      info.put("uid", user.uid());
    }
    List<Value> groups = new ArrayList<>();
    user.groups().forEach(g -> groups.add(Value.of(g)));
    if (!groups.isEmpty()) {
      info.put("groups", ListValue.of(groups));
    }
    if (!user.extra().isEmpty()) {
      MapValue.Builder extra = MapValue.builder();
      user.extra().forEach((k, v) -> extra.put(k, ListValue.ofStrings(v)));
      info.put("extra", extra.build());
    }
    return info.build();
  }
}
