package io.quarterdeck.merge;

import static io.quarterdeck.merge.PatchException.doesNotApply;

import io.quarterdeck.merge.JsonNode.Open;
import io.quarterdeck.merge.PatchException.Kind;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document while a JSON patch changes it: what operations reach is opened in place, so that ten
 * thousand of them cost no ten thousand copies. Owned by one {@link JsonPatch#apply}.
 */
final class JsonDraft {
  private JsonNode root;
  private long copiedBytes;

  JsonDraft(Value document) {
    root = new JsonNode.Frozen(document);
  }

  /** Where an operation acts: an opened object or list, and the key or index in it. */
  private record Place(Open container, String key) {}

  void add(String pointer, Value value) {
    Place place = find("add", "path", pointer);
    place.container.add(place.key, new JsonNode.Frozen(value));
  }

  void remove(String pointer) {
    Place place = find("remove", "path", pointer);
    place.container.remove(place.key);
  }

  void replace(String pointer, Value value) {
    if (pointer.isEmpty()) {
      replaceAll(value);
      return;
    }
    Place place = find("replace", "path", pointer);
    place.container.get(place.key); // a list must have the index, an object need not have the key
    place.container.set(place.key, new JsonNode.Frozen(value));
  }

  private void replaceAll(Value value) {
    if (!(value instanceof MapValue) && !(value instanceof ListValue)) {
      throw doesNotApply("replace operation value must be object or array");
    }
    root = new JsonNode.Frozen(value);
  }

  void move(String from, String to) {
    Place source = find("move", "from path", from);
    JsonNode moved = orNull(source.container.get(source.key));
    source.container.remove(source.key);
    Place target = find("move", "destination path", to);
    target.container.add(target.key, moved);
  }

  /** Copies; what all copies of a patch add up to is bounded, or 20 of them would fill any heap. */
  void copy(String from, String to) {
    Place source = find("copy", "from path", from);
    JsonNode original = orNull(source.container.get(source.key));
    Place target = find("copy", "destination path", to);
    Value copied = original.freeze(0);
    copiedBytes += JsonSize.of(copied);
    if (copiedBytes > JsonPatch.MAX_COPIED_BYTES) {
      throw doesNotApply(
          "Unable to complete the copy, the accumulated size increase of copy is "
              + copiedBytes
              + ", exceeding the limit "
              + JsonPatch.MAX_COPIED_BYTES);
    }
    target.container.add(target.key, new JsonNode.Frozen(copied));
  }

  void test(String pointer, Value expected) {
    JsonNode found = root;
    if (!pointer.isEmpty()) {
      Place place = find("test", "path", pointer);
      found = orNull(place.container.get(place.key));
    }
    if (!found.isEqualTo(expected)) {
      throw new PatchException(
          Kind.TEST_FAILED, "testing value " + pointer + " failed: test failed");
    }
  }

  Value freeze() {
    return root.freeze(0);
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? new JsonNode.Frozen(Value.ofNull()) : node;
  }

  /** Follows a pointer (RFC 6901) up to its last segment, opening what lies on the way. */
  private Place find(String operation, String what, String pointer) {
    List<String> segments = List.of(pointer.split("/", -1));
    Open here = segments.size() < 2 ? null : root.opened();
    root = here == null ? root : here;
    for (int i = 1; here != null && i < segments.size() - 1; i++) {
      here = here.openedAt(decode(segments.get(i)));
    }
    if (here == null) {
      throw doesNotApply(
          operation
              + " operation does not apply: doc is missing "
              + what
              + ": \""
              + pointer
              + "\": missing value");
    }
    return new Place(here, decode(segments.getLast()));
  }

  private static String decode(String segment) {
    return segment.indexOf('~') < 0 ? segment : segment.replace("~1", "/").replace("~0", "~");
  }
}
