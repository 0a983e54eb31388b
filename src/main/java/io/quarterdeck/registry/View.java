package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.request.Reply;
import io.quarterdeck.watch.CachedObject;
import io.quarterdeck.watch.Hub.Frames;
import java.util.List;

/**
 * The objects of a type in one representation. Immutable and shared: what a view makes of an object
 * is made once for all who want it so, where that is possible.
 */
interface View {
  /** Shows an object of the image. */
  Reply object(int code, CachedObject object);

  /**
   * Shows an object that is not in the image.
   *
   * @param stored in the stored version, resourceVersion included
   */
  Reply object(int code, KubeObject stored);

  /** Shows how a write left an object. */
  default Reply object(int code, Objects.Outcome outcome) {
    return outcome
        .cached()
        .map(cached -> object(code, cached))
        .orElseGet(() -> object(code, outcome.object()));
  }

  Reply list(ListMeta meta, List<CachedObject> objects);

  /** Returns what makes the frames of a watch; a table's belong to one watch. */
  Frames frames();
}
