package io.quarterdeck.access;

/** One source of permission. */
@FunctionalInterface
public interface Authorizer {
  Decision authorize(Attributes attributes);

  /** What an authorizer says. */
  enum Decision {
    ALLOW,
    DENY,
    NO_OPINION
  }
}
