package io.quarterdeck.request;

import java.util.Set;

/**
 * What a server offers of what is behind feature gates.
 *
 * @param formats the encodings
 * @param shards whether lists and watches can be of a share of the objects (KEP-5866)
 */
public record Offer(Set<Format> formats, boolean shards) {
  /** What every server offers. */
  public static final Offer STANDARD = new Offer(Format.STANDARD, false);
}
