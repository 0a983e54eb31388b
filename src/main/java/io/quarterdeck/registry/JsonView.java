package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.StatusDocument;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.Format;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Slice;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.status.Status;
import io.quarterdeck.watch.CachedObject;
import io.quarterdeck.watch.EventType;
import io.quarterdeck.watch.Hub.Frames;
import io.quarterdeck.watch.Selection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Compact JSON of the objects themselves: answers are made of the bytes that the image holds.
 * Nothing is decoded or encoded unless another version than the stored one is asked for, and then
 * once for each object and revision.
 *
 * <p>Items of a list go without their kind and apiVersion, which the list tells: their bytes are
 * those of the object behind its {@link Served#head}.
 */
final class JsonView implements View, Frames {
  private static final Slice NEWLINE = Slice.of(ascii("\n"));
  private static final Slice OPEN = Slice.of(ascii("{"));
  private static final Slice NEXT = Slice.of(ascii(",{"));
  private static final Slice END = Slice.of(ascii("]}\n"));

  private final ResourceType type;
  private final byte[] head;
  private final boolean isStored;
  private final Documents documents;
  private final CachedObject.Rendition served = this::render; // one instance: it is a key

  JsonView(Served served, Documents documents) {
    this.type = served.type();
    this.head = served.head();
    this.isStored = Forms.isStoredVersion(type);
    this.documents = documents;
  }

  private static byte[] ascii(String s) {
    return s.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] render(CachedObject object) {
    return Json.write(Forms.served(type, Forms.stored(object)).root());
  }

  private byte[] bytes(CachedObject object) {
    return isStored ? object.json() : object.rendered(served);
  }

  @Override
  public Reply object(int code, CachedObject object) {
    byte[] bytes = bytes(object);
    return new Reply.Pieces(
        code,
        Format.JSON.mediaType(),
        List.of(),
        List.of(Slice.of(bytes), NEWLINE),
        bytes.length + 1L);
  }

  @Override
  public Reply object(int code, KubeObject stored) {
    byte[] body = Json.writeLine(Forms.served(type, stored).root());
    return new Reply.Whole(code, Format.JSON.mediaType(), List.of(), body);
  }

  @Override
  public Reply list(ListMeta meta, List<CachedObject> objects) {
    byte[] opening = Json.write(documents.list(type, meta));
    Slice first = new Slice(opening, 0, opening.length - 2); // up to the bracket of "items":[]}
    byte[][] bytes = new byte[objects.size()][];
    long length = first.length() + END.length();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = withHead(bytes(objects.get(i)));
      length += bytes[i].length - head.length + (i == 0 ? OPEN : NEXT).length();
    }
    return new Reply.Pieces(
        200, Format.JSON.mediaType(), List.of(), () -> new Items(first, bytes), length);
  }

  /** Returns the bytes if they begin with the head, as all that we wrote do; else rewrites them. */
  private byte[] withHead(byte[] bytes) {
    if (bytes.length > head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length)) {
      return bytes;
    }
    MapValue root = (MapValue) Json.parse(bytes);
    MapValue.Builder ordered =
        MapValue.builder().put("kind", type.kind()).put("apiVersion", type.apiVersion());
    root.without("kind").without("apiVersion").forEach(ordered::put);
    return Json.write(ordered.build());
  }

  /** The pieces of a list: its opening, then for each item a bracket and the bytes behind it. */
  private final class Items implements Iterator<Slice> {
    private final Slice first;
    private final byte[][] bytes;
    private int next = -1;
    private boolean inItem;

    Items(Slice first, byte[][] bytes) {
      this.first = first;
      this.bytes = bytes;
    }

    @Override
    public boolean hasNext() {
      return next <= bytes.length;
    }

    @Override
    public Slice next() {
      if (next > bytes.length) {
        throw new NoSuchElementException();
      }
      if (next < 0) {
        next = 0;
        return first;
      }
      if (next == bytes.length) {
        next++;
        return END;
      }
      if (!inItem) {
        inItem = true;
        return next == 0 ? OPEN : NEXT;
      }
      inItem = false;
      byte[] item = bytes[next++];
      return new Slice(item, head.length, item.length - head.length);
    }
  }

  @Override
  public Frames frames() {
    return this;
  }

  @Override
  public byte[] frame(EventType event, CachedObject object) {
    return frame(event, bytes(object));
  }

  @Override
  public byte[] bookmark(Selection selection, long revision, boolean initialEventsEnd) {
    return frame(
        EventType.BOOKMARK, Json.write(documents.bookmark(type, revision, initialEventsEnd)));
  }

  @Override
  public byte[] error(Status status) {
    return frame(EventType.ERROR, Json.write(StatusDocument.of(status)));
  }

  /** Returns the line of an event: {@code {"type":"ADDED","object":{...}}}. */
  static byte[] frame(EventType event, byte[] object) {
    byte[] prefix = PREFIXES[event.ordinal()];
    byte[] frame = Arrays.copyOf(prefix, prefix.length + object.length + 2);
    System.arraycopy(object, 0, frame, prefix.length, object.length);
    frame[frame.length - 2] = '}';
    frame[frame.length - 1] = '\n';
    return frame;
  }

  private static final byte[][] PREFIXES =
      Arrays.stream(EventType.values())
          .map(e -> ascii("{\"type\":\"" + e.name() + "\",\"object\":"))
          .toArray(byte[][]::new);
}
