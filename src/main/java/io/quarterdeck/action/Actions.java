package io.quarterdeck.action;

import io.quarterdeck.access.Authentication;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.access.serviceaccount.TokenIssuer;
import io.quarterdeck.registry.Action;
import io.quarterdeck.registry.Deleter;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.registry.Subresources.Key;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.StoredKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The list of all actions, by the endpoint that does them. */
public final class Actions {
  private Actions() {}

  /**
   * What the actions stand on.
   *
   * @param audiences the server's own
   * @param maxTokenSeconds the longest life of a service account's token; 0 for no limit
   * @param extendsPodTokens whether pods' tokens live longer than asked
   */
  public record Parts(
      Objects objects,
      Catalog catalog,
      Authentication authentication,
      Authorization authorization,
      TokenIssuer issuer,
      String issuerName,
      List<String> audiences,
      long maxTokenSeconds,
      boolean extendsPodTokens,
      Clock clock) {

    private StoredKind kind(String group, String version, String plural) {
      return catalog.find(group, version, plural).orElseThrow().stored().orElseThrow();
    }
  }

  public static Map<Key, Action> all(Parts parts, Deleter deleter) {
    Objects objects = parts.objects();
    Clock clock = parts.clock();
    StoredKind pods = parts.kind("", "v1", "pods");
    StoredKind disruptionBudgets = parts.kind("policy", "v1", "poddisruptionbudgets");
    Budgets budgets = new Budgets(objects, disruptionBudgets, clock);
    Action bindings = new Bindings(objects, pods, clock);
    return Map.ofEntries(
        Map.entry(new Key("", "pods", "binding"), bindings),
        Map.entry(new Key("", "bindings", ""), bindings),
        Map.entry(
            new Key("", "pods", "eviction"),
            new Evictions(objects, pods, budgets, deleter, clock)),
        Map.entry(new Key("", "serviceaccounts", "token"), tokens(parts)),
        Map.entry(authentication("selfsubjectreviews"), Identities::self),
        Map.entry(
            authentication("tokenreviews"),
            Identities.tokens(parts.authentication(), parts.audiences())),
        Map.entry(authorization("selfsubjectrulesreviews"), RulesReviews::self),
        access("subjectaccessreviews", parts, AccessReviews.Subject.NAMED),
        access("localsubjectaccessreviews", parts, AccessReviews.Subject.NAMED_HERE),
        access("selfsubjectaccessreviews", parts, AccessReviews.Subject.SELF));
  }

  private static Key authentication(String plural) {
    return new Key("authentication.k8s.io", plural, "");
  }

  private static Key authorization(String plural) {
    return new Key("authorization.k8s.io", plural, "");
  }

  private static Map.Entry<Key, Action> access(
      String plural, Parts parts, AccessReviews.Subject subject) {
    return Map.entry(
        authorization(plural), new AccessReviews(parts.authorization(), subject));
  }

  private static Action tokens(Parts parts) {
    Finder finder =
        (resource, namespace, name) ->
            parts.objects().find(parts.kind("", "v1", resource), namespace, name);
    TokenRequests.Settings settings =
        new TokenRequests.Settings(
            parts.issuerName(),
            parts.audiences(),
            parts.maxTokenSeconds(),
            parts.extendsPodTokens());
    return new TokenRequests(
        settings, finder, parts.issuer(), parts.clock(), () -> UUID.randomUUID().toString());
  }
}
