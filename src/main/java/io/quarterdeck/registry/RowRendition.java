package io.quarterdeck.registry;

import io.quarterdeck.resource.Columns;
import io.quarterdeck.watch.CachedObject;
import io.quarterdeck.watch.CachedObject.Rendition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the {@link ReadyRow} of each object beside it. One instance for the columns of a kind,
 * shared by all requests.
 */
final class RowRendition implements Rendition {
  private static final int MOST = 4096; // columns of custom resources come anew with each change
  private static final Map<Columns, RowRendition> SHARED = new ConcurrentHashMap<>();

  private final Columns columns;

  private RowRendition(Columns columns) {
    this.columns = columns;
  }

  static RowRendition of(Columns columns) {
    if (SHARED.size() > MOST) {
      SHARED.clear(); // rows that are kept already are made once more
    }
    return SHARED.computeIfAbsent(columns, RowRendition::new);
  }

  @Override
  public byte[] render(CachedObject object) {
    return ReadyRow.of(columns.row(Forms.stored(object)), object.json());
  }
}
