package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import java.util.List;

/**
 * The columns of kinds without columns of their own: the name, and the moment of creation as it
 * stands in the object ({@code registry/rest}'s default table convertor).
 */
public final class DefaultColumns implements Columns {
  public static final Columns INSTANCE = new DefaultColumns();

  /** The description of {@code metadata.name}, as tables carry it. */
  public static final String NAME =
      "Name must be unique within a namespace. Is required when creating resources, although some"
          + " resources may allow a client to request the generation of an appropriate name"
          + " automatically. Name is primarily intended for creation idempotence and configuration"
          + " definition. Cannot be updated. More info:"
          + " https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names";

  /** The description of {@code metadata.creationTimestamp}, as tables carry it. */
  public static final String CREATED =
      "CreationTimestamp is a timestamp representing the server time when this object was created."
          + " It is not guaranteed to be set in happens-before order across separate operations."
          + " Clients may not set this value. It is represented in RFC3339 form and is in UTC.\n\n"
          + "Populated by the system. Read-only. Null for lists. More info:"
          + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Name", "string", "name", NAME, 0),
          new Column("Created At", "date", "", CREATED, 0));

  private DefaultColumns() {}

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Row row(KubeObject object) {
    return Row.of(
        List.of(Cell.of(object.meta().name()), Cell.of(object.meta().creationTimestamp())));
  }

  @Override
  public boolean emptyIsNull() {
    return true;
  }
}
