package io.quarterdeck.builtin;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.resource.Columns;
import io.quarterdeck.resource.Columns.Column;
import io.quarterdeck.resource.DefaultColumns;
import io.quarterdeck.resource.Row;
import io.quarterdeck.schema.TypeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Declares the columns of a built-in kind, from left to right. Declared once in a static
 * initializer and not changed afterwards; {@link #describedBy} makes the {@link Columns}.
 */
public final class Table {
  private static final int ALWAYS = 0;
  private static final int WIDE = 1;

  private final List<Spec> specs = new ArrayList<>();
  private Optional<Function<KubeObject, Cell>> extra = Optional.empty();
  private ToLongFunction<KubeObject> rank = object -> 0;
  private Function<KubeObject, ListValue> conditions = object -> ListValue.EMPTY;

  private record Spec(
      String name,
      String type,
      String format,
      Doc doc,
      int priority,
      Function<KubeObject, Cell> cell) {
    Column head(TypeSchema root, FieldDocs docs) {
      return new Column(name, type, format, doc.text(root, docs), priority);
    }
  }

  private Table() {}

  /** Begins with the column of the name. */
  public static Table named() {
    return named(object -> object.meta().name());
  }

  /** Begins with the column of the name, which {@code shown} adds something to. */
  public static Table named(Function<KubeObject, String> shown) {
    return new Table()
        .add("Name", "string", "name", Doc.of(DefaultColumns.NAME), ALWAYS, o -> of(shown, o));
  }

  /** Begins without a name. */
  public static Table unnamed() {
    return new Table();
  }

  /** Adds the name as a column that only wide output shows. */
  public Table wideName() {
    Doc doc = Doc.of(DefaultColumns.NAME);
    return add("Name", "string", "name", doc, WIDE, o -> Cell.of(o.meta().name()));
  }

  /** Adds how long ago the object was created. */
  public Table age() {
    return since("Age", Doc.of(DefaultColumns.CREATED), o -> o.meta().creationTimestamp());
  }

  /** Adds how long ago something was; the function returns its time, "" if it is not known. */
  public Table since(String name, Doc doc, Function<KubeObject, String> time) {
    return cell(name, doc, o -> Cell.since(time.apply(o)));
  }

  public Table text(String name, Doc doc, Function<KubeObject, String> text) {
    return cell(name, doc, o -> of(text, o));
  }

  public Table wide(String name, Doc doc, Function<KubeObject, String> text) {
    return add(name, "string", "", doc, WIDE, o -> of(text, o));
  }

  public Table number(String name, Doc doc, ToLongFunction<KubeObject> number) {
    return add(name, "integer", "", doc, ALWAYS, o -> Cell.of(number.applyAsLong(o)));
  }

  public Table truth(String name, Doc doc, Predicate<KubeObject> truth) {
    return add(name, "boolean", "", doc, ALWAYS, o -> Cell.of(truth.test(o)));
  }

  /** Adds a column that declares strings, whatever its cells are. */
  public Table cell(String name, Doc doc, Function<KubeObject, Cell> cell) {
    return add(name, "string", "", doc, ALWAYS, cell);
  }

  /** Adds a column that declares strings and that only wide output shows. */
  public Table wideCell(String name, Doc doc, Function<KubeObject, Cell> cell) {
    return add(name, "string", "", doc, WIDE, cell);
  }

  /** Adds a column of any declared type and format. */
  public Table add(
      String name,
      String type,
      String format,
      Doc doc,
      int priority,
      Function<KubeObject, Cell> cell) {
    specs.add(new Spec(name, type, format, doc, priority, cell));
    return this;
  }

  /** Adds a cell that has no column, as upstream does for one kind. */
  public Table extra(Function<KubeObject, Cell> cell) {
    extra = Optional.of(cell);
    return this;
  }

  /** Sorts the rows of a list by {@code number}. */
  public Table rank(ToLongFunction<KubeObject> number) {
    rank = number;
    return this;
  }

  /** Gives rows conditions ({@code TableRowCondition}). */
  public Table conditions(Function<KubeObject, ListValue> ofRow) {
    conditions = ofRow;
    return this;
  }

  private List<Cell> cells(KubeObject object) {
    List<Cell> cells = new ArrayList<>(specs.size() + 1);
    for (Spec spec : specs) {
      cells.add(spec.cell.apply(object));
    }
    extra.ifPresent(cell -> cells.add(cell.apply(object)));
    return cells;
  }

  private static Cell of(Function<KubeObject, String> text, KubeObject object) {
    return Cell.of(text.apply(object));
  }

  /** Returns the columns of a kind whose stored version has the type {@code root}. */
  public Columns describedBy(TypeSchema root, FieldDocs docs) {
    return new Described(root, docs);
  }

  /** Looks the descriptions up when the first table is asked for: many kinds never are. */
  private final class Described implements Columns {
    private final TypeSchema root;
    private final FieldDocs docs;
    private volatile List<Column> heads = List.of();

    Described(TypeSchema root, FieldDocs docs) {
      this.root = root;
      this.docs = docs;
    }

    @Override
    public List<Column> columns() {
      if (heads.isEmpty()) {
        heads = specs.stream().map(s -> s.head(root, docs)).toList();
      }
      return heads;
    }

    @Override
    public Row row(KubeObject object) {
      return new Row(cells(object), conditions.apply(object), rank.applyAsLong(object));
    }
  }
}
