package io.quarterdeck.access;

import io.quarterdeck.request.User;

/** One way to find out who asks. Answers from memory: it never waits for anything. */
@FunctionalInterface
public interface Authenticator {
  Verdict authenticate(Credentials credentials);

  /** What an authenticator found. */
  sealed interface Verdict {
    /** The credentials are good. */
    record Known(User user) implements Verdict {}

    /** There are credentials of this authenticator's sort, and they are wrong. */
    record Refused(String why) implements Verdict {}

    /** There are no credentials of this authenticator's sort. */
    record Silent() implements Verdict {
      static final Silent HERE = new Silent();
    }
  }
}
