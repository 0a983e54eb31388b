package io.quarterdeck.registry;

import io.quarterdeck.codec.Protobuf;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Protobuf of the objects themselves. An object is encoded once for each revision, alone and for
 * lists, and shared by all who read it.
 */
final class ProtobufView implements View, Frames {
  private final ResourceType type;
  private final Documents documents;
  private final Encoder encoder;
  private final CachedObject.Rendition envelope = this::envelope; // one instance: it is a key
  private final CachedObject.Rendition message = this::message;

  ProtobufView(ResourceType type, Documents documents, Encoder encoder) {
    this.type = type;
    this.documents = documents;
    this.encoder = encoder;
  }

  private byte[] envelope(CachedObject object) {
    return Protobuf.envelope(type.apiVersion(), type.kind(), object.rendered(message));
  }

  private byte[] envelope(KubeObject stored) {
    return Protobuf.encode(Forms.served(type, stored).root(), type.schema());
  }

  private byte[] message(CachedObject object) {
    return Protobuf.message(Forms.served(type, Forms.stored(object)).root(), type.schema());
  }

  @Override
  public Reply object(int code, CachedObject object) {
    return whole(code, envelope(object));
  }

  @Override
  public Reply object(int code, KubeObject stored) {
    return whole(code, envelope(stored));
  }

  private static Reply whole(int code, byte[] body) {
    return new Reply.Whole(code, Format.PROTOBUF.mediaType(), List.of(), body);
  }

  @Override
  public Reply list(ListMeta meta, List<CachedObject> objects) {
    List<byte[]> items = new ArrayList<>(objects.size());
    for (CachedObject object : objects) {
      items.add(object.rendered(message));
    }
    List<byte[]> pieces =
        Protobuf.list(type.apiVersion(), type.kind() + "List", meta.full(), items);
    List<Slice> slices = new ArrayList<>(pieces.size());
    long length = 0;
    for (byte[] piece : pieces) {
      slices.add(Slice.of(piece));
      length += piece.length;
    }
    return new Reply.Pieces(200, Format.PROTOBUF.mediaType(), List.of(), slices, length);
  }

  @Override
  public Frames frames() {
    return this;
  }

  @Override
  public byte[] frame(EventType event, CachedObject object) {
    return Protobuf.watchFrame(event.name(), envelope(object));
  }

  @Override
  public byte[] bookmark(Selection selection, long revision, boolean initialEventsEnd) {
    return frame(EventType.BOOKMARK, documents.bookmark(type, revision, initialEventsEnd));
  }

  @Override
  public byte[] error(Status status) {
    return frame(EventType.ERROR, StatusDocument.of(status));
  }

  private byte[] frame(EventType event, MapValue document) {
    return WatchFrames.frame(encoder, Format.PROTOBUF, event, document);
  }
}
