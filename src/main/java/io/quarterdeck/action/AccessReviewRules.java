package io.quarterdeck.action;

import io.quarterdeck.action.AccessReviews.Subject;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;

/** Checks the question of an access review before it is asked. */
final class AccessReviewRules {
  private static final String GROUP = "authorization.k8s.io";
  private static final String OF_PATH = "nonResourceAttributes";
  private static final String OF_RESOURCE = "resourceAttributes";
  private static final GoStruct PATH_ATTRIBUTES = GoStruct.of("Path Verb");

  private final Subject subject;
  private final KubeObject review;
  private final Fields fields;
  private final Fields spec;

  private AccessReviewRules(Subject subject, KubeObject review, FieldErrors errors) {
    this.subject = subject;
    this.review = review;
    this.fields = Fields.of(review.root(), errors);
    this.spec = fields.in("spec");
  }

  /**
   * Checks a review.
   *
   * @throws io.quarterdeck.status.ApiException 422, of no kind: upstream has lost it by then
   */
  static void check(Subject subject, KubeObject review) {
    FieldErrors errors = new FieldErrors();
    new AccessReviewRules(subject, review, errors).check();
    if (!errors.isEmpty()) {
      throw Failures.invalid(GROUP, "", "", errors);
    }
  }

  private void check() {
    boolean ofResource = spec.has(OF_RESOURCE);
    if (ofResource && spec.has(OF_PATH)) {
      refusePath("cannot be specified in combination with resourceAttributes");
    }
    if (!ofResource && !spec.has(OF_PATH)) {
      spec.invalid(
          OF_RESOURCE,
          null,
          "exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }
    if (subject != Subject.SELF && spec.isEmpty("user") && spec.isEmpty("groups")) {
      spec.invalid("user", "", "at least one of user or group must be specified");
    }
    if (ofResource) {
      checkFieldSelector(spec.in(OF_RESOURCE));
      checkLabelSelector(spec.in(OF_RESOURCE));
    }
    if (subject == Subject.NAMED_HERE) {
      checkMetadata("namespace", "must be empty except for namespace");
      checkHere();
    } else {
      checkMetadata("", "must be empty");
    }
  }

  private void refusePath(String detail) {
    spec.invalid(OF_PATH, PATH_ATTRIBUTES.show(spec.map(OF_PATH)), detail);
  }

  private static void checkFieldSelector(Fields attributes) {
    if (!attributes.has("fieldSelector")) {
      return;
    }
    Fields selector = attributes.in("fieldSelector");
    checkForm(selector);
    for (Fields requirement : selector.each("requirements")) {
      requirement.required("key", "must be specified");
      Selectors.checkValueCount(requirement);
    }
  }

  private static void checkLabelSelector(Fields attributes) {
    if (!attributes.has("labelSelector")) {
      return;
    }
    Fields selector = attributes.in("labelSelector");
    checkForm(selector);
    for (Fields requirement : selector.each("requirements")) {
      Selectors.checkValueCount(requirement);
      Selectors.checkKeyAndValues(requirement);
    }
  }

  /** Checks that a selector has one of its two forms. */
  private static void checkForm(Fields selector) {
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
  }

  /** A review has no metadata but what the server gave it. */
  private void checkMetadata(String allowed, String detail) {
    MapValue metadata = review.root().map("metadata");
    if (!metadata.without("managedFields").without(allowed).isEmpty()) {
      fields.invalid("metadata", metadata, detail);
    }
  }

  private void checkHere() {
    String namespace = spec.map(OF_RESOURCE).string("namespace");
    if (spec.has(OF_RESOURCE) && !namespace.equals(review.meta().namespace())) {
      spec.in(OF_RESOURCE).invalid("namespace", namespace, "must match metadata.namespace");
    }
    if (spec.has(OF_PATH)) {
      refusePath("disallowed on this kind of request");
    }
  }
}
