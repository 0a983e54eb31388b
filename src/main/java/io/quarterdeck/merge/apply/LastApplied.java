package io.quarterdeck.merge.apply;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.merge.fields.Comparison;
import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.merge.fields.OwnedFields;
import io.quarterdeck.merge.fields.TypeCheck;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The annotation in which client-side {@code kubectl apply} keeps what it last applied: what it
 * names belongs to kubectl, and kubectl's server-side apply keeps it in step, so that one can
 * change between the two.
 */
final class LastApplied {
  static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

  /** All annotations of an object together (apimachinery's {@code TotalAnnotationSizeLimitB}). */
  private static final int MAX_ANNOTATIONS_BYTES = 256 * 1024;

  private LastApplied() {}

  /** Returns the fields that client-side apply set last and that nobody has changed since. */
  static FieldSet owned(Endpoint endpoint, MapValue live) {
    String text = live.map("metadata").map("annotations").string(ANNOTATION);
    if (text.isEmpty() || !TypeCheck.check(endpoint.shape(), live).isEmpty()) {
      return FieldSet.EMPTY;
    }
    MapValue applied;
    try {
      applied =
          Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof MapValue map
              ? map
              : MapValue.EMPTY;
    } catch (JsonSyntaxException e) {
      return FieldSet.EMPTY;
    }
    if (applied.string("kind").isEmpty()
        || !applied.string("apiVersion").equals(endpoint.apiVersion())
        || !TypeCheck.check(endpoint.shape(), applied).isEmpty()) {
      return FieldSet.EMPTY;
    }
    Comparison since = Comparison.of(endpoint.shape(), applied, live);
    return OwnedFields.of(endpoint.shape(), applied)
        .difference(since.changed())
        .difference(since.removed());
  }

  /** Returns {@code object} with {@code config} in the annotation, if it has the annotation. */
  static MapValue kept(MapValue object, MapValue config) {
    MapValue metadata = object.map("metadata");
    MapValue annotations = metadata.map("annotations");
    if (annotations.string(ANNOTATION).isEmpty()) {
      return object;
    }
    MapValue kept = annotations.with(ANNOTATION, written(config));
    if (size(kept) > MAX_ANNOTATIONS_BYTES) {
      kept = annotations.without(ANNOTATION);
    }
    return object.with("metadata", metadata.with("annotations", kept));
  }

  private static long size(MapValue annotations) {
    long size = 0;
    for (int i = 0; i < annotations.size(); i++) {
      size += annotations.keyAt(i).getBytes(StandardCharsets.UTF_8).length;
      size += annotations.string(annotations.keyAt(i)).getBytes(StandardCharsets.UTF_8).length;
    }
    return size;
  }

  private static String written(MapValue config) {
    MapValue bare =
        config.mapAt(
            "metadata", metadata -> metadata.mapAt("annotations", all -> all.without(ANNOTATION)));
    return new String(Json.writeLine(sorted(bare)), StandardCharsets.UTF_8);
  }

  private static Value sorted(Value value) {
    return switch (value) {
      case MapValue map -> {
        Map<String, Value> entries = new TreeMap<>();
        map.forEach((key, item) -> entries.put(key, sorted(item)));
        MapValue.Builder builder = MapValue.builder();
        entries.forEach(builder::put);
        yield builder.build();
      }
      case ListValue list -> ListValue.of(list.items().stream().map(LastApplied::sorted).toList());
      default -> value;
    };
  }
}
