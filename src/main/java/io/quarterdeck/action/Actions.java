package io.quarterdeck.action;

import io.quarterdeck.access.Authentication;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.access.serviceaccount.TokenIssuer;
import io.quarterdeck.registry.Action;
import io.quarterdeck.registry.Deleter;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.registry.PartWriter;
import io.quarterdeck.registry.StorageKeys;
import io.quarterdeck.registry.Subresources.Key;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.StoredKind;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The list of all actions, by the endpoint that does them. */
public final class Actions {
  private Actions() {}

  /**
   * What the actions stand on.
   *
   * @param issuing how service account tokens are issued; empty if no key signs
   */
  public record Parts(
      Objects objects,
      Catalog catalog,
      Authentication authentication,
      Authorization authorization,
      Optional<Issuing> issuing,
      Clock clock) {

    private StoredKind kind(String group, String version, String plural) {
      return catalog.find(group, version, plural).orElseThrow().stored().orElseThrow();
    }
  }

  /**
   * How service account tokens are issued.
   *
   * @param issuer the name of who issues
   * @param audiences the server's own
   * @param maxSeconds the longest life; 0 for no limit
   * @param extendsPods whether pods' tokens live longer than asked
   */
  public record Issuing(
      TokenIssuer signer,
      String issuer,
      List<String> audiences,
      long maxSeconds,
      boolean extendsPods) {}

  public static Map<Key, Action> all(Parts parts, Deleter deleter, PartWriter writer) {
    Objects objects = parts.objects();
    Clock clock = parts.clock();
    StoredKind pods = parts.kind("", "v1", "pods");
    ResourceType budget =
        parts.catalog().find("policy", "v1", "poddisruptionbudgets").orElseThrow();
    Budgets budgets = new Budgets(objects, budget, writer, clock);
    Action bindings = new Bindings(objects, pods, clock);
    Map<Key, Action> actions = new HashMap<>();
    actions.put(new Key("", "pods", "binding"), bindings);
    actions.put(new Key("", "bindings", ""), bindings);
    actions.put(
        new Key("", "pods", "eviction"), new Evictions(objects, pods, budgets, deleter, clock));
    parts
        .issuing()
        .ifPresent(i -> actions.put(new Key("", "serviceaccounts", "token"), tokens(parts, i)));
    List<String> audiences = parts.issuing().map(Issuing::audiences).orElse(List.of());
    actions.put(authentication("selfsubjectreviews"), Identities.self(parts.clock()));
    actions.put(
        authentication("tokenreviews"), Identities.tokens(parts.authentication(), audiences));
    actions.put(authorization("selfsubjectrulesreviews"), RulesReviews::self);
    for (AccessReviews.Subject subject : AccessReviews.Subject.values()) {
      actions.put(
          authorization(subject.plural()), new AccessReviews(parts.authorization(), subject));
    }
    return Map.copyOf(actions);
  }

  private static Key authentication(String plural) {
    return new Key("authentication.k8s.io", plural, "");
  }

  private static Key authorization(String plural) {
    return new Key("authorization.k8s.io", plural, "");
  }

  private static Action tokens(Parts parts, Issuing issuing) {
    Finder finder =
        (resource, namespace, name) ->
            parts
                .objects()
                .find(parts.kind("", "v1", resource), namespace, StorageKeys.checkedName(name));
    return new TokenRequests(issuing, finder, parts.clock(), () -> UUID.randomUUID().toString());
  }
}
