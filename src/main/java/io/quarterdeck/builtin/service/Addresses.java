package io.quarterdeck.builtin.service;

import io.quarterdeck.rules.Ip;

/**
 * Who has which address of the cluster, as its IPAddress objects say: who creates the one that is
 * named by an address has it, on whichever server.
 */
public interface Addresses {
  /** Tells whether somebody has the address; may be behind by a moment. */
  boolean isTaken(Ip address);

  /**
   * Takes an address for a service; false if somebody has it.
   *
   * @throws io.quarterdeck.status.ApiException if it cannot be said who has it
   */
  boolean take(Ip address, String namespace, String service);

  /** Gives back the address of a service; does nothing if the service has it not. */
  void release(Ip address, String namespace, String service);
}
