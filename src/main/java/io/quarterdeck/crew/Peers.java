package io.quarterdeck.crew;

import java.util.List;

/** The servers of the cluster that are there, each known by its address. */
public interface Peers {
  /** Says that this server is there, for a short while. */
  void renew();

  /** Returns the addresses of those that are there. */
  List<String> alive();

  /** Says that this server is going. */
  void leave();
}
