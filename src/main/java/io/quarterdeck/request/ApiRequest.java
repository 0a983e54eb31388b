package io.quarterdeck.request;

import java.util.Locale;

/**
 * Everything about one request. It travels as an argument; nothing below the edge keeps requests in
 * threads or scopes.
 *
 * @param method the HTTP method in upper case
 * @param verb what it wants
 * @param target where it points
 * @param query the decoded parameters
 * @param headers the request's headers
 * @param body not read yet
 * @param peer the other end
 * @param user who asks; {@link User#ANONYMOUS} before authentication
 * @param auditId the id that audit and the {@code Audit-Id} header carry
 * @param deadlineNanos when the answer must be there, on System.nanoTime's clock; long-running
 *     requests have none (Long.MAX_VALUE)
 * @param offer what the server offers
 */
public record ApiRequest(
    String method,
    Verb verb,
    Target target,
    Query query,
    Headers headers,
    Body body,
    Peer peer,
    User user,
    String auditId,
    long deadlineNanos,
    Offer offer) {

  /** Makes a request to a server that offers what every server does. */
  public ApiRequest(
      String method,
      Verb verb,
      Target target,
      Query query,
      Headers headers,
      Body body,
      Peer peer,
      User user,
      String auditId,
      long deadlineNanos) {
    this(
        method,
        verb,
        target,
        query,
        headers,
        body,
        peer,
        user,
        auditId,
        deadlineNanos,
        Offer.STANDARD);
  }

  public ApiRequest withUser(User who) {
    return new ApiRequest(
        method, verb, target, query, headers, body, peer, who, auditId, deadlineNanos, offer);
  }

  public ApiRequest withDeadline(long nanos) {
    return new ApiRequest(
        method, verb, target, query, headers, body, peer, user, auditId, nanos, offer);
  }

  /** Returns the request to a server that offers this. */
  public ApiRequest offering(Offer offered) {
    return new ApiRequest(
        method, verb, target, query, headers, body, peer, user, auditId, deadlineNanos, offered);
  }

  /** Returns the verb as policies write it; on other paths the method in lower case. */
  public String verbText() {
    return verb == Verb.OTHER ? method.toLowerCase(Locale.ROOT) : verb.text();
  }
}
