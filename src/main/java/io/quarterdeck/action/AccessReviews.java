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
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers whether someone may do something: SubjectAccessReview and its local and self forms. */
final class AccessReviews implements Action {
  private static final String GROUP = "authorization.k8s.io";

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
    check(review);
    User user = subject == Subject.SELF ? call.request().user() : named(review.spec());
    Decision decision = authorization.decide(attributes(user, review.spec()));
    MapValue.Builder status = MapValue.builder().put("allowed", decision == Decision.ALLOW);
    if (decision == Decision.DENY) {
      status.put("denied", true);
    }
    return review.with("status", status.build());
  }

  private void check(KubeObject review) {
    FieldErrors errors = new FieldErrors();
    Fields fields = Fields.of(review.root(), errors);
    Fields spec = fields.in("spec");
    boolean ofResource = spec.has("resourceAttributes");
    boolean ofPath = spec.has("nonResourceAttributes");
    if (ofResource && ofPath) {
      spec.invalid(
          "nonResourceAttributes", "cannot be specified in combination with resourceAttributes");
    }
    if (!ofResource && !ofPath) {
      spec.invalid(
          "resourceAttributes",
          null,
          "exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }
    if (subject != Subject.SELF && spec.isEmpty("user") && spec.isEmpty("groups")) {
      spec.invalid("user", "", "at least one of user or group must be specified");
    }
    if (ofResource) {
      checkSelector(spec.in("resourceAttributes"), "fieldSelector");
      checkSelector(spec.in("resourceAttributes"), "labelSelector");
    }
    checkMetadata(fields, review);
    if (!errors.isEmpty()) {
      throw Failures.invalid(GROUP, "", "", errors); // upstream has lost the kind by now
    }
  }

  private static void checkSelector(Fields attributes, String name) {
    if (!attributes.has(name)) {
      return;
    }
    Fields selector = attributes.in(name);
    boolean raw = !selector.isEmpty("rawSelector");
    boolean listed = !selector.isEmpty("requirements");
    if (raw && listed) {
      selector.invalid("rawSelector", "may not specified at the same time as requirements");
    }
    if (!raw && !listed) {
      selector.required(
          "requirements",
          "when " + selector.path() + " is specified, requirements or rawSelector is required");
    }
    for (Fields requirement : selector.each("requirements")) {
      checkRequirement(requirement);
    }
  }

  /** Operators that we do not know are let through: they narrow the question. */
  private static void checkRequirement(Fields requirement) {
    switch (requirement.string("operator")) {
      case "In", "NotIn" ->
          requirement.required("values", "must be specified when `operator` is 'In' or 'NotIn'");
      case "Exists", "DoesNotExist" -> {
        if (!requirement.isEmpty("values")) {
          requirement.forbidden(
              "values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      default -> {}
    }
    requirement.required("key");
  }

  private void checkMetadata(Fields review, KubeObject object) {
    MapValue metadata =
        object.root().map("metadata").without("managedFields").without("creationTimestamp");
    boolean here = subject == Subject.NAMED_HERE;
    if (!(here ? metadata.without("namespace") : metadata).isEmpty()) {
      review.invalid(
          "metadata", metadata, here ? "must be empty except for namespace" : "must be empty");
    }
    if (!here) {
      return;
    }
    Fields spec = review.in("spec");
    String namespace = spec.map("resourceAttributes").string("namespace");
    if (spec.has("resourceAttributes") && !namespace.equals(object.meta().namespace())) {
      spec.in("resourceAttributes")
          .invalid("namespace", namespace, "must match metadata.namespace");
    }
    if (spec.has("nonResourceAttributes")) {
      spec.invalid("nonResourceAttributes", "disallowed on this kind of request");
    }
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
