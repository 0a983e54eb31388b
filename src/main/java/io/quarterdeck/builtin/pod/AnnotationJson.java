package io.quarterdeck.builtin.pod;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON that old annotations hold in place of fields, with the errors of Go's {@code
 * encoding/json}.
 */
public final class AnnotationJson {
  private AnnotationJson() {}

  /**
   * What an annotation held.
   *
   * @param list the objects; their keys begin with a small letter, as Go does not look at case
   * @param error "" if it could be read
   */
  public record Result(ListValue list, String error) {}

  /** Reads a list of objects of a Go type such as {@code []core.Taint}. */
  public static Result list(String json, String goType) {
    Value value;
    try {
      value = Json.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (JsonSyntaxException e) {
      return new Result(ListValue.EMPTY, e.getMessage());
    }
    if (value == NullValue.NULL) {
      return new Result(ListValue.EMPTY, "");
    }
    if (!(value instanceof ListValue list)) {
      return mismatch(value, goType);
    }
    for (Value item : list) {
      if (!(item instanceof MapValue) && item != NullValue.NULL) {
        return mismatch(item, goType.substring(2));
      }
    }
    return new Result(list.mapEach(AnnotationJson::small), "");
  }

  private static Result mismatch(Value value, String goType) {
    String kind = value.typeName().equals("boolean") ? "bool" : value.typeName();
    return new Result(
        ListValue.EMPTY, "json: cannot unmarshal " + kind + " into Go value of type " + goType);
  }

  private static MapValue small(MapValue item) {
    MapValue.Builder small = MapValue.builder();
    item.forEach(
        (key, value) ->
            small.put(
                key.isEmpty() ? key : Character.toLowerCase(key.charAt(0)) + key.substring(1),
                value));
    return small.build();
  }
}
