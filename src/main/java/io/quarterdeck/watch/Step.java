package io.quarterdeck.watch;

import java.util.List;

/**
 * One revision: the changes that it made and the state after it.
 *
 * @param changes in the order in which the store told them
 */
record Step(TreeSnapshot snapshot, List<ObjectChange> changes) {
  /**
   * The heap that a change costs beside the objects: nodes copied in the trees (about a kilobyte
   * each for objects and a new label), and the records of the history.
   */
  private static final long BYTES_PER_CHANGE = 2048;

  long revision() {
    return snapshot.revision();
  }

  long bytes() {
    long bytes = 0;
    for (ObjectChange change : changes) {
      bytes += change.bytes() + BYTES_PER_CHANGE;
    }
    return bytes;
  }
}
