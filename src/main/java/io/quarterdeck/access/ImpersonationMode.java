package io.quarterdeck.access;

import io.quarterdeck.request.Target;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A way to be allowed to act for somebody (KEP-5284): the constrained ones need a right for the
 * person and one for what is done in that name; the one from before only the first, but then for
 * everything. In the order in which they are tried.
 */
enum ImpersonationMode {
  /** A service account for the node that its pod runs on. */
  ASSOCIATED_NODE("associated-node") {
    @Override
    boolean fits(User wanted, User sender) {
      List<String> nodes = sender.extra().getOrDefault(NODE_NAME, List.of());
      return isNameOnly(wanted)
          && account(sender.name()).isPresent()
          && node(wanted.name()).filter(n -> nodes.equals(List.of(n))).isPresent();
    }
  },
  ARBITRARY_NODE("arbitrary-node") {
    @Override
    boolean fits(User wanted, User sender) {
      return isNameOnly(wanted) && node(wanted.name()).isPresent();
    }
  },
  SERVICE_ACCOUNT("serviceaccount") {
    @Override
    boolean fits(User wanted, User sender) {
      return isNameOnly(wanted) && account(wanted.name()).isPresent();
    }
  },
  USER_INFO("user-info") {
    @Override
    boolean fits(User wanted, User sender) {
      return node(wanted.name()).isEmpty() && account(wanted.name()).isEmpty();
    }
  },
  /** The way from before: whoever, for whatever. */
  LEGACY("") {
    @Override
    boolean fits(User wanted, User sender) {
      return true;
    }
  };

  private static final String NODE_NAME = "authentication.kubernetes.io/node-name";
  private static final String NODE_PREFIX = "system:node:";
  private static final String ACCOUNT_PREFIX = "system:serviceaccount:";
  private static final String UNAUTHENTICATED = "system:unauthenticated";
  private static final String GROUP = "authentication.k8s.io";

  /** From so many questions on, the one about all of them is asked first. */
  private static final int MANY = 4;

  private final String mode;

  ImpersonationMode(String mode) {
    this.mode = mode;
  }

  /** Tells whether the mode is about such users at all. */
  abstract boolean fits(User wanted, User sender);

  /**
   * Returns whom the sender becomes; empty if the mode is for others.
   *
   * @param attributes of the request itself
   * @throws ApiException 403 naming the right that is missing
   */
  Optional<User> become(User wanted, Attributes attributes, Authorization authorization) {
    User sender = attributes.user();
    if (!fits(wanted, sender)) {
      return Optional.empty();
    }
    if (isConstrained()) {
      String verb = "impersonate-on:" + mode + ":" + attributes.verb();
      authorization.check(new Attributes(sender, verb, attributes.target()));
    }
    List<String> groups = name(wanted, sender, authorization);
    if (!wanted.uid().isEmpty()) {
      authorization.check(about(sender, GROUP, "uids", "", wanted.uid()));
    }
    groups(wanted, sender, authorization);
    extra(wanted, sender, authorization);
    return Optional.of(
        new User(wanted.name(), wanted.uid(), completed(wanted.name(), groups), wanted.extra()));
  }

  private boolean isConstrained() {
    return !mode.isEmpty();
  }

  private String verb() {
    return isConstrained() ? "impersonate:" + mode : "impersonate";
  }

  private Attributes about(
      User sender, String group, String resource, String subresource, String name) {
    String version = "v1";
    return new Attributes(
        sender, verb(), new Target(true, "", group, version, "", resource, subresource, name));
  }

  private String groupOfNames() {
    return isConstrained() ? GROUP : "";
  }

  /** Checks the right to the name; returns the groups that go with it. */
  private List<String> name(User wanted, User sender, Authorization authorization) {
    Attributes asked = about(sender, groupOfNames(), "users", "", wanted.name());
    List<String> groups = wanted.groups();
    Optional<String> node = node(wanted.name());
    Optional<String[]> account = account(wanted.name());
    if (isConstrained() && node.isPresent()) {
      String any = this == ASSOCIATED_NODE ? "*" : node.get();
      asked = about(sender, GROUP, "nodes", "", any);
      refuseGroups(asked, groups, "node");
      groups = List.of("system:nodes");
    }
    if (account.isPresent()) {
      String namespace = account.get()[0];
      String name = account.get()[1];
      Target target =
          new Target(true, "", groupOfNames(), "v1", namespace, "serviceaccounts", "", name);
      asked = new Attributes(sender, verb(), target);
      if (isConstrained()) {
        refuseGroups(asked, groups, "service account");
      }
      if (groups.isEmpty()) {
        groups = List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace);
      }
    }
    authorization.check(asked);
    return groups;
  }

  private static void refuseGroups(Attributes asked, List<String> groups, String what) {
    if (!groups.isEmpty()) {
      String all = groups.stream().map(GoText::quote).collect(Collectors.joining(" ", "[", "]"));
      throw refused(asked, "when impersonating a " + what + ", cannot impersonate groups " + all);
    }
  }

  private static ApiException refused(Attributes asked, String why) {
    Target target = asked.target();
    return Failures.forbidden(
        target.group(), target.resource(), target.name(), asked.refusal() + ": " + why);
  }

  private void groups(User wanted, User sender, Authorization authorization) {
    List<String> groups = wanted.groups();
    if (isConstrained() && groups.contains("")) {
      throw refused(
          about(sender, GROUP, "groups", "", ""),
          "impersonating the empty string group is not allowed");
    }
    if (isConstrained() && groups.contains(Privileged.MASTERS)) {
      throw refused(
          about(sender, GROUP, "groups", "", Privileged.MASTERS),
          "impersonating the system:masters group is not allowed");
    }
    boolean all =
        isConstrained()
            && groups.size() >= MANY
            && allows(authorization, about(sender, GROUP, "groups", "", "*"));
    if (!all) {
      groups.forEach(
          group -> authorization.check(about(sender, groupOfNames(), "groups", "", group)));
    }
  }

  private void extra(User wanted, User sender, Authorization authorization) {
    Map<String, List<String>> extra = wanted.extra();
    if (isConstrained()) {
      extra.forEach(
          (key, values) -> checkExtra(about(sender, GROUP, "userextras", "", ""), key, values));
    }
    int values = extra.values().stream().mapToInt(List::size).sum();
    boolean all =
        isConstrained()
            && Math.max(values, extra.size()) >= MANY
            && allows(authorization, about(sender, GROUP, "userextras", "*", "*"));
    if (!all) {
      extra.forEach(
          (key, each) ->
              each.forEach(
                  value -> authorization.check(about(sender, GROUP, "userextras", key, value))));
    }
  }

  private static void checkExtra(Attributes asked, String key, List<String> values) {
    if (key.isEmpty()) {
      throw refused(asked, "impersonating the empty string key in extra is not allowed");
    }
    if (!key.equals(key.toLowerCase(Locale.ROOT))) {
      throw refused(
          asked, "impersonating a non-lowercase key in extra is not allowed: " + GoText.quote(key));
    }
    if (values.isEmpty()) {
      throw refused(asked, "impersonating empty values in extra is not allowed");
    }
    if (values.contains("")) {
      throw refused(asked, "impersonating the empty string value in extra is not allowed");
    }
  }

  private static boolean allows(Authorization authorization, Attributes attributes) {
    return authorization.decide(attributes) == Authorizer.Decision.ALLOW;
  }

  private static List<String> completed(String name, List<String> groups) {
    String more = name.equals(User.ANONYMOUS_NAME) ? UNAUTHENTICATED : Authentication.AUTHENTICATED;
    if (groups.contains(more) || groups.contains(UNAUTHENTICATED)) {
      return groups;
    }
    List<String> all = new ArrayList<>(groups);
    all.add(more);
    return List.copyOf(all);
  }

  static boolean isNameOnly(User wanted) {
    return wanted.uid().isEmpty() && wanted.groups().isEmpty() && wanted.extra().isEmpty();
  }

  /** Returns the name of the node whose user it is. */
  static Optional<String> node(String user) {
    return Optional.of(user)
        .filter(u -> u.startsWith(NODE_PREFIX))
        .map(u -> u.substring(NODE_PREFIX.length()))
        .filter(ImpersonationMode::isDnsName);
  }

  /** Returns namespace and name of the service account whose user it is. */
  static Optional<String[]> account(String user) {
    return Optional.of(user)
        .filter(u -> u.startsWith(ACCOUNT_PREFIX))
        .map(u -> u.substring(ACCOUNT_PREFIX.length()).split(":", -1))
        .filter(p -> p.length == 2 && isDnsName(p[0]) && isDnsName(p[1]));
  }

  private static boolean isDnsName(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.');
  }
}
