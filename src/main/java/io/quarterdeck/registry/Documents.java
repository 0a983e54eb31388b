package io.quarterdeck.registry;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.ResourceType;

/** The documents around objects: lists and bookmarks, as trees in the order of Go's fields. */
public final class Documents {
  /** What Go writes of an object of a type of which nothing is set: bookmarks are such objects. */
  @FunctionalInterface
  public interface Zero {
    MapValue of(ResourceType type);
  }

  private static final String END_ANNOTATION = "k8s.io/initial-events-end";

  private final Zero zero;

  Documents(Zero zero) {
    this.zero = zero;
  }

  /** Returns the list of {@code type} without items; its last field is the empty array of them. */
  MapValue list(ResourceType type, ListMeta meta) {
    return MapValue.builder()
        .put("kind", type.kind() + "List")
        .put("apiVersion", type.apiVersion())
        .put("metadata", meta.full())
        .put("items", ListValue.EMPTY)
        .build();
  }

  /** Returns the object of a bookmark. */
  MapValue bookmark(ResourceType type, long revision, boolean initialEventsEnd) {
    MapValue.Builder document =
        MapValue.builder()
            .put("kind", type.kind())
            .put("apiVersion", type.apiVersion())
            .put("metadata", bookmarkMeta(revision, initialEventsEnd));
    zero.of(type).without("kind").without("apiVersion").without("metadata").forEach(document::put);
    return document.build();
  }

  /** Returns a bookmark's metadata. */
  static MapValue bookmarkMeta(long revision, boolean initialEventsEnd) {
    MapValue meta = MapValue.of("resourceVersion", Value.of(Long.toString(revision)));
    return initialEventsEnd
        ? meta.with("annotations", MapValue.of(END_ANNOTATION, Value.of("true")))
        : meta;
  }
}
