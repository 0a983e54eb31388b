package io.quarterdeck.crew;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IdentityLeaseTest {
  /** The hash is what kube-apiserver on the same host would have: it takes over its lease. */
  @Test
  void aServersNameComesFromItsHost() {
    assertEquals("fl6obw4ijfryx25ur4ugqryswq", IdentityLease.hash("host-1"));
  }
}
