package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.StatusDocument;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Format;
import io.quarterdeck.request.Reply;
import io.quarterdeck.resource.Columns;
import io.quarterdeck.resource.Columns.Column;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.Row;
import io.quarterdeck.resource.Subresource;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;
import io.quarterdeck.status.Status;
import io.quarterdeck.watch.CachedObject;
import io.quarterdeck.watch.EventType;
import io.quarterdeck.watch.Hub.Frames;
import io.quarterdeck.watch.Selection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Objects as the rows of a {@code meta.k8s.io Table}, for one request: cells hold ages, which
 * nobody else can share.
 */
final class TableView implements View {
  private static final int ROW_BYTES = 512; // a usual row; the buffer grows if they are longer

  private final ResourceType type;
  private final Columns columns;
  private final Accepted accepted;
  private final Encoder encoder;
  private final Clock clock;
  private final String includeObject;

  /**
   * @throws io.quarterdeck.status.ApiException 400 if the query asks for rows that there are not
   */
  TableView(Call call, Accepted accepted, Encoder encoder, Clock clock) {
    this.type = call.type();
    this.columns = columns(call);
    this.accepted = accepted;
    this.encoder = encoder;
    this.clock = clock;
    this.includeObject = call.request().query().get("includeObject");
    if (!List.of("", "Metadata", "None", "Object").contains(includeObject)) {
      throw Failures.badRequest(
          "Unable to convert to Table as requested: includeObject: Invalid value: "
              + GoText.quote(includeObject)
              + ": must be 'Metadata', 'Object', 'None', or empty");
    }
  }

  private static Columns columns(Call call) {
    Optional<Subresource> subresource = call.route().subresource();
    return subresource.isPresent()
        ? subresource.get().columns().orElseThrow()
        : call.type().columns();
  }

  @Override
  public Reply object(int code, CachedObject object) {
    return object(code, Forms.stored(object));
  }

  @Override
  public Reply object(int code, KubeObject stored) {
    MapValue meta = versionOf(stored);
    return reply(code, table(meta, definitions(), List.of(row(stored, clock.instant()))));
  }

  private static MapValue versionOf(KubeObject stored) {
    String version = stored.meta().resourceVersion();
    return version.isEmpty() ? MapValue.EMPTY : MapValue.of("resourceVersion", Value.of(version));
  }

  @Override
  public Reply list(ListMeta meta, List<CachedObject> objects) {
    Instant now = clock.instant();
    boolean plain = accepted.format() == Format.JSON && !accepted.pretty();
    if (plain && hasReadyRows() && !objects.isEmpty()) {
      return readyList(meta, objects, now);
    }
    List<Ranked> rows = new ArrayList<>(objects.size());
    for (CachedObject object : objects) {
      KubeObject stored = Forms.stored(object);
      Row row = columns.row(stored);
      rows.add(new Ranked(row.rank(), row(row, stored, now)));
    }
    rows.sort(Comparator.comparingLong(Ranked::rank));
    return reply(
        200, table(meta.document(), definitions(), rows.stream().map(Ranked::document).toList()));
  }

  /** The metadata in the cached bytes are the stored version's. */
  private boolean hasReadyRows() {
    return switch (includeObject) {
      case "None" -> true;
      case "Object" -> false;
      default -> Forms.isStoredVersion(type);
    };
  }

  /** Writes the list from rows that are kept beside the objects: only ages are made anew. */
  private Reply readyList(ListMeta meta, List<CachedObject> objects, Instant now) {
    RowRendition rendition = RowRendition.of(columns);
    List<Kept> rows = new ArrayList<>(objects.size());
    objects.forEach(object -> rows.add(new Kept(object, object.rendered(rendition))));
    rows.sort(Comparator.comparingLong(kept -> ReadyRow.rank(kept.row)));
    byte[] head = encoder.encode(table(meta.document(), definitions(), List.of()), accepted);
    ByteArrayOutputStream body = new ByteArrayOutputStream(head.length + rows.size() * ROW_BYTES);
    body.writeBytes(upToRows(head));
    byte[] opening = partialOpening();
    for (int i = 0; i < rows.size(); i++) {
      body.write(i == 0 ? '[' : ',');
      Kept kept = rows.get(i);
      if (includeObject.equals("None")) {
        ReadyRow.write(kept.row, now, body);
      } else {
        ReadyRow.write(kept.row, now, kept.object.json(), opening, body);
      }
    }
    body.writeBytes("]}\n".getBytes(StandardCharsets.US_ASCII));
    return new Reply.Whole(200, accepted.format().mediaType(), List.of(), body.toByteArray());
  }

  private record Kept(CachedObject object, byte[] row) {}

  /** What opens the PartialObjectMetadata of a row. */
  private byte[] partialOpening() {
    MapValue partial = TreeView.partial(accepted.transform(), MapValue.EMPTY);
    byte[] json = Json.write(partial);
    return Arrays.copyOf(json, json.length - "{}}".length());
  }

  /** Returns a table's JSON up to its rows, which are its last key and empty or null. */
  private static byte[] upToRows(byte[] table) {
    String end = "\"rows\":";
    int at = new String(table, StandardCharsets.ISO_8859_1).lastIndexOf(end) + end.length();
    return Arrays.copyOf(table, at);
  }

  private record Ranked(long rank, MapValue document) {}

  private MapValue table(MapValue meta, Value definitions, List<? extends Value> rows) {
    boolean isNull = rows.isEmpty() && columns.emptyIsNull();
    return MapValue.builder()
        .put("kind", "Table")
        .put("apiVersion", accepted.transform().apiVersion())
        .put("metadata", meta)
        .put("columnDefinitions", definitions)
        .put("rows", isNull ? Value.ofNull() : ListValue.of(rows))
        .build();
  }

  private ListValue definitions() {
    List<Value> definitions = new ArrayList<>();
    for (Column column : columns.columns()) {
      definitions.add(
          MapValue.builder()
              .put("name", column.name())
              .put("type", column.type())
              .put("format", column.format())
              .put("description", column.description())
              .put("priority", column.priority())
              .build());
    }
    return ListValue.of(definitions);
  }

  private MapValue row(KubeObject stored, Instant now) {
    return row(columns.row(stored), stored, now);
  }

  private MapValue row(Row row, KubeObject stored, Instant now) {
    Value object =
        switch (includeObject) {
          case "None" -> Value.ofNull();
          case "Object" -> Forms.served(type, stored).root();
          default ->
              TreeView.partial(accepted.transform(), Forms.served(type, stored).meta().map());
        };
    MapValue.Builder document = MapValue.builder();
    document.put("cells", ListValue.of(row.cells().stream().map(c -> c.at(now)).toList()));
    if (!row.conditions().isEmpty()) {
      document.put("conditions", row.conditions());
    }
    return document.put("object", object).build();
  }

  private Reply reply(int code, MapValue document) {
    byte[] body = encoder.encode(document, accepted);
    return new Reply.Whole(code, accepted.format().mediaType(), List.of(), body);
  }

  /** Returns the frames of one watch: its first event brings the columns. */
  @Override
  public Frames frames() {
    return new TableFrames();
  }

  private final class TableFrames implements Frames {
    private boolean told;

    @Override
    public synchronized byte[] frame(EventType event, CachedObject object) {
      KubeObject stored = Forms.stored(object);
      return frame(event, versionOf(stored), row(stored, clock.instant()));
    }

    private byte[] frame(EventType event, MapValue meta, MapValue row) {
      Value definitions = told ? Value.ofNull() : definitions();
      told = true;
      return WatchFrames.frame(
          encoder, accepted.format(), event, table(meta, definitions, List.of(row)));
    }

    @Override
    public synchronized byte[] bookmark(
        Selection selection, long revision, boolean initialEventsEnd) {
      MapValue meta = Documents.bookmarkMeta(revision, initialEventsEnd);
      KubeObject empty = new KubeObject(MapValue.of("metadata", meta));
      MapValue row = row(empty, clock.instant());
      return frame(EventType.BOOKMARK, meta.without("annotations"), row);
    }

    @Override
    public byte[] error(Status status) {
      return WatchFrames.frame(
          encoder, accepted.format(), EventType.ERROR, StatusDocument.of(status));
    }
  }
}
