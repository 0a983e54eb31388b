package io.quarterdeck.registry;

import io.quarterdeck.codec.StatusDocument;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Transform;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.Status;
import io.quarterdeck.watch.CachedObject;
import io.quarterdeck.watch.EventType;
import io.quarterdeck.watch.Hub.Frames;
import io.quarterdeck.watch.Selection;
import java.util.ArrayList;
import java.util.List;

/**
 * Every representation that is made from trees: indented JSON, YAML, protobuf, only the metadata.
 * Tables are the business of {@link TableView}.
 */
final class TreeView implements View, Frames {
  private final ResourceType type;
  private final Accepted accepted;
  private final Documents documents;
  private final Encoder encoder;

  TreeView(ResourceType type, Accepted accepted, Documents documents, Encoder encoder) {
    this.type = type;
    this.accepted = accepted;
    this.documents = documents;
    this.encoder = encoder;
  }

  @Override
  public Reply object(int code, CachedObject object) {
    return object(code, Forms.stored(object));
  }

  @Override
  public Reply object(int code, KubeObject stored) {
    return reply(code, document(stored));
  }

  private MapValue document(KubeObject stored) {
    return switch (accepted.transform().kind()) {
      case PARTIAL -> partial(stored);
      case PARTIAL_LIST ->
          throw Failures.notAcceptableForm(
              "you requested PartialObjectMetadataList, but the requested object is not a list (*"
                  + goType("")
                  + ")");
      default -> Forms.served(type, stored).root();
    };
  }

  private MapValue partial(KubeObject stored) {
    return partial(accepted.transform(), stored.meta().map());
  }

  /** Returns the object that has only metadata. */
  static MapValue partial(Transform transform, MapValue metadata) {
    return MapValue.builder()
        .put("kind", "PartialObjectMetadata")
        .put("apiVersion", transform.apiVersion())
        .put("metadata", metadata)
        .build();
  }

  private String goType(String suffix) {
    String group = type.group().isEmpty() ? "core" : type.group();
    int dot = group.indexOf('.');
    return (dot < 0 ? group : group.substring(0, dot)) + "." + type.kind() + suffix;
  }

  @Override
  public Reply list(ListMeta meta, List<CachedObject> objects) {
    if (accepted.transform().kind() == Transform.Kind.PARTIAL) {
      throw Failures.notAcceptableForm(
          "you requested PartialObjectMetadata, but the requested object is a list (*"
              + goType("List")
              + ")");
    }
    boolean partial = accepted.transform().kind() == Transform.Kind.PARTIAL_LIST;
    List<Value> items = new ArrayList<>(objects.size());
    for (CachedObject object : objects) {
      KubeObject stored = Forms.stored(object);
      items.add(
          partial
              ? partial(stored)
              : Forms.served(type, stored).root().without("kind").without("apiVersion"));
    }
    return reply(200, partial ? partialList(meta, items) : fullList(meta, items));
  }

  private MapValue fullList(ListMeta meta, List<Value> items) {
    return documents.list(type, meta).with("items", ListValue.of(items));
  }

  private MapValue partialList(ListMeta meta, List<Value> items) {
    return MapValue.builder()
        .put("kind", "PartialObjectMetadataList")
        .put("apiVersion", accepted.transform().apiVersion())
        .put("metadata", meta.document())
        .put("items", items.isEmpty() ? Value.ofNull() : ListValue.of(items))
        .build();
  }

  private Reply reply(int code, MapValue document) {
    byte[] body = encoder.encode(document, accepted);
    return new Reply.Whole(code, accepted.format().mediaType(), List.of(), body);
  }

  @Override
  public Frames frames() {
    return this;
  }

  @Override
  public byte[] frame(EventType event, CachedObject object) {
    return frame(event, document(Forms.stored(object)));
  }

  @Override
  public byte[] bookmark(Selection selection, long revision, boolean initialEventsEnd) {
    MapValue bookmark = documents.bookmark(type, revision, initialEventsEnd);
    return frame(
        EventType.BOOKMARK,
        accepted.transform() == Transform.NONE
            ? bookmark
            : partial(accepted.transform(), bookmark.map("metadata")));
  }

  @Override
  public byte[] error(Status status) {
    return frame(EventType.ERROR, StatusDocument.of(status));
  }

  private byte[] frame(EventType event, MapValue object) {
    return WatchFrames.frame(encoder, accepted.format(), event, object);
  }
}
