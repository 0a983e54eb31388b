package io.quarterdeck.edge.http;

import io.quarterdeck.request.Reply;

/** Answers the requests of one API group; the interceptors stand around it. */
public interface GroupAnswers {
  /** The group of whoever answers for all groups without a class of their own. */
  String ANY = "*";

  /** Returns the API group, "" for core. */
  String group();

  /**
   * Returns the answer. May block.
   *
   * @throws io.quarterdeck.status.ApiException what the client hears instead
   */
  Reply reply(Exchange exchange);
}
