package io.quarterdeck.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quarterdeck.codec.FilledObjects;
import io.quarterdeck.merge.apply.Endpoint;
import io.quarterdeck.merge.apply.ServerSideApply;
import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.merge.fields.OwnedFields;
import io.quarterdeck.merge.fields.Shape;
import io.quarterdeck.merge.fields.TypeCheck;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.StructType;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of patches and applies of every kind, whatever the objects. */
class MergePropertiesTest {
  private static final double DENSITY = 0.4;

  @Provide
  Arbitrary<StructType> kinds() {
    return Arbitraries.of(FilledObjects.kinds());
  }

  private static MapValue object(StructType kind, long seed) {
    MapValue object = new FilledObjects(seed, DENSITY).of(kind);
    return object.mapAt("metadata", metadata -> metadata.without("managedFields"));
  }

  @Property(tries = 400)
  void aStrategicPatchFromOneToAnotherMakesTheOther(
      @ForAll("kinds") StructType kind, @ForAll long one, @ForAll long other) {
    MapValue from = object(kind, one);
    MapValue to = object(kind, other);
    Assume.that(StrategicDiff.isOrderly(from, kind) && StrategicDiff.isOrderly(to, kind));

    MapValue patch = StrategicDiff.of(from, to, kind);

    assertEquals(to, StrategicMergePatch.apply(from, patch, kind));
    assertSame(to, StrategicMergePatch.apply(to, MapValue.EMPTY, kind));
  }

  @Property(tries = 200)
  void aJsonPatchFromOneToAnotherMakesTheOther(
      @ForAll("kinds") StructType kind, @ForAll long one, @ForAll long other) {
    MapValue from = object(kind, one);
    MapValue to = object(kind, other);
    List<Value> operations = new ArrayList<>();

    difference("", from, to, operations);

    assertEquals(to, JsonPatch.parse(ListValue.of(operations)).apply(from));
  }

  static void difference(String path, MapValue from, MapValue to, List<Value> operations) {
    from.forEach(
        (key, value) -> {
          if (to.find(key) == null) {
            operations.add(operation("remove", path, key, Value.ofNull()));
          }
        });
    to.forEach(
        (key, value) -> {
          Value before = from.find(key);
          if (before instanceof MapValue old && value instanceof MapValue now) {
            difference(path + "/" + escaped(key), old, now, operations);
          } else if (!value.equals(before)) {
            operations.add(operation(before == null ? "add" : "replace", path, key, value));
          }
        });
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private static Value operation(String op, String path, String key, Value value) {
    return MapValue.builder()
        .put("op", op)
        .put("path", path + "/" + escaped(key))
        .put("value", value)
        .build();
  }

  private static Endpoint endpoint(StructType kind) {
    StructType.Gvk gvk = kind.gvk().orElseThrow();
    String apiVersion = gvk.group().isEmpty() ? gvk.version() : gvk.group() + "/" + gvk.version();
    MapValue zero =
        MapValue.builder().put("kind", gvk.kind()).put("apiVersion", apiVersion).build();
    return Endpoint.of(apiVersion, gvk.kind(), "", Shape.of(kind), zero);
  }

  private static MapValue applied(Endpoint endpoint, MapValue live, MapValue config, String who) {
    return ServerSideApply.apply(endpoint, live, config, who, false, "2026-01-01T00:00:00Z");
  }

  @Property(tries = 300)
  void applyingTwiceIsApplyingOnce(@ForAll("kinds") StructType kind, @ForAll long seed) {
    Endpoint endpoint = endpoint(kind);
    MapValue config = object(kind, seed);
    Assume.that(TypeCheck.check(endpoint.shape(), config).isEmpty());

    MapValue once = applied(endpoint, endpoint.zero(), config, "one");

    assertSame(once, applied(endpoint, once, config, "one"));
  }

  @Property(tries = 300)
  void managersOfDifferentFieldsDoNotMindWhoIsFirst(
      @ForAll("kinds") StructType kind, @ForAll long seed) {
    Endpoint endpoint = endpoint(kind);
    MapValue config = object(kind, seed);
    Assume.that(TypeCheck.check(endpoint.shape(), config).isEmpty());
    MapValue even = half(config, 0);
    MapValue odd = half(config, 1);

    MapValue evenFirst =
        applied(endpoint, applied(endpoint, endpoint.zero(), even, "even"), odd, "odd");
    MapValue oddFirst =
        applied(endpoint, applied(endpoint, endpoint.zero(), odd, "odd"), even, "even");

    assertEquals(oddFirst, evenFirst);
  }

  /** Returns every second field of the object's parts; its kind and version stay. */
  private static MapValue half(MapValue config, int parity) {
    MapValue.Builder half = MapValue.builder();
    for (int i = 0; i < config.size(); i++) {
      String key = config.keyAt(i);
      boolean named = key.equals("kind") || key.equals("apiVersion");
      if (named || i % 2 == parity) {
        half.put(key, config.valueAt(i));
      }
    }
    return half.build();
  }

  @Property(tries = 300)
  void fieldSetsReadBackAsTheyAreWritten(
      @ForAll("kinds") StructType kind, @ForAll long one, @ForAll long other) {
    FieldSet a = OwnedFields.of(Shape.of(kind), object(kind, one));
    FieldSet b = OwnedFields.of(Shape.of(kind), object(kind, other));

    assertEquals(a.tree().toString(), FieldSet.parse(a.tree()).tree().toString());
    assertEquals(a, a.difference(b).union(a.intersection(b)));
    assertEquals(a.union(b), b.union(a));
    assertEquals(a.union(b).tree().toString(), FieldSet.parse(a.union(b).tree()).tree().toString());
    assertEquals(FieldSet.EMPTY, a.difference(a.union(b)));
  }
}
