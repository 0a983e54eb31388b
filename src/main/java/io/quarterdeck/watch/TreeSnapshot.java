package io.quarterdeck.watch;

import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.store.CompactedException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A snapshot made of persistent trees: one {@link KindTable} for each kind, by its directory. */
final class TreeSnapshot implements Snapshot {
  private static final Comparator<KindTable> BY_DIRECTORY =
      Comparator.comparing(table -> table.kind().directory());

  private final long revision;
  private final SortedTree<KindTable> tables;

  private TreeSnapshot(long revision, SortedTree<KindTable> tables) {
    this.revision = revision;
    this.tables = tables;
  }

  static TreeSnapshot of(long revision, List<KindTable> tables) {
    List<KindTable> sorted = tables.stream().sorted(BY_DIRECTORY).toList();
    return new TreeSnapshot(revision, SortedTree.of(BY_DIRECTORY, sorted));
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public Optional<CachedObject> get(StoredKind kind, String namespace, String name) {
    return Optional.ofNullable(table(kind).find(kind.namespaced() ? namespace : "", name));
  }

  @Override
  public Listing list(Selection selection, String after, int limit) {
    return table(selection.kind()).list(selection, after, limit);
  }

  @Override
  public int count(StoredKind kind) {
    return table(kind).size();
  }

  /**
   * @throws CompactedException if this picture is of a time when the kind was not known
   */
  KindTable table(StoredKind kind) {
    KindTable table = find(kind.directory());
    if (table == null) {
      throw new CompactedException(revision);
    }
    return table;
  }

  @Nullable KindTable find(String directory) {
    return tables.find(table -> table.kind().directory().compareTo(directory));
  }

  /** Returns all tables, in the order of their directories. */
  List<KindTable> tables() {
    return tables.items();
  }

  /** Returns this state at a later revision by which nothing of it had changed. */
  TreeSnapshot at(long laterRevision) {
    return laterRevision == revision ? this : new TreeSnapshot(laterRevision, tables);
  }

  TreeSnapshot with(KindTable table) {
    return new TreeSnapshot(revision, tables.with(table));
  }

  TreeSnapshot without(String directory) {
    return new TreeSnapshot(
        revision, tables.without(table -> table.kind().directory().compareTo(directory)));
  }
}
