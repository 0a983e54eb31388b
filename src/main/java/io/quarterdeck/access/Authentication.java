package io.quarterdeck.access;

import io.quarterdeck.access.Authenticator.Verdict;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides who sends a request by asking each authenticator in turn: the first that knows wins, even
 * if an earlier one refused; if none knows and one refused, the request is answered with 401; if
 * all are silent, the sender is {@code system:anonymous} (kube-apiserver's union of
 * authenticators). It does not decide what they may do.
 */
public final class Authentication {
  /** Whoever is known belongs to this group ({@code user.AllAuthenticated}). */
  public static final String AUTHENTICATED = "system:authenticated";

  private static final Logger LOG = System.getLogger(Authentication.class.getName());

  private final List<Authenticator> authenticators;
  private final boolean anonymousAllowed;

  /**
   * @param authenticators in the order in which they are asked
   * @param anonymousAllowed whether requests without credentials are let in as anonymous
   */
  public Authentication(List<Authenticator> authenticators, boolean anonymousAllowed) {
    this.authenticators = List.copyOf(authenticators);
    this.anonymousAllowed = anonymousAllowed;
  }

  /**
   * Returns who sends the request.
   *
   * @throws ApiException 401 if the credentials are wrong, or missing and needed
   */
  public User authenticate(Credentials credentials) {
    boolean refused = false;
    for (Authenticator authenticator : authenticators) {
      switch (authenticator.authenticate(credentials)) {
        case Verdict.Known known -> {
          return withAuthenticatedGroup(known.user());
        }
        case Verdict.Refused no -> {
          LOG.log(Level.DEBUG, "Refused credentials: {0}", no.why());
          refused = true;
        }
        case Verdict.Silent silent -> {}
      }
    }
    if (refused || !anonymousAllowed) {
      throw Failures.unauthorized();
    }
    return User.ANONYMOUS;
  }

  private static User withAuthenticatedGroup(User user) {
    if (user.isIn(AUTHENTICATED) || user.name().equals(User.ANONYMOUS_NAME)) {
      return user;
    }
    List<String> groups = new ArrayList<>(user.groups());
    groups.add(AUTHENTICATED);
    return new User(user.name(), user.uid(), List.copyOf(groups), user.extra());
  }
}
