package io.quarterdeck.store;

/** The revision asked for is forgotten. */
public final class CompactedException extends StoreException {
  private static final long serialVersionUID = 1;
  private final long compactedRevision;

  public CompactedException(long compactedRevision) {
    super("required revision has been compacted: history starts after " + compactedRevision);
    this.compactedRevision = compactedRevision;
  }

  /** Returns the revision up to which nothing is known any more. */
  public long compactedRevision() {
    return compactedRevision;
  }
}
