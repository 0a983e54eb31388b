package io.quarterdeck.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.codec.FilledObjects;
import io.quarterdeck.merge.apply.Endpoint;
import io.quarterdeck.merge.apply.ServerSideApply;
import io.quarterdeck.merge.fields.Shape;
import io.quarterdeck.merge.fields.TypeCheck;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.schema.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What patches and applies keep, asked of every kind that is served and stored, one by one: the
 * properties of {@link MergePropertiesTest} look at kinds by chance, and with objects that have
 * little in common. Here the second object is the first with parts of a third.
 */
class EveryKindTest {
  private static final int SEEDS = 8;
  private static final double DENSITY = 0.35;
  private static final Set<String> PARTS = Set.of("metadata", "spec", "status");

  static Stream<ResourceType> kinds() {
    return Builtins.catalog(RuntimeConfig.of(Map.of("api/all", "true")), gate -> true)
        .types()
        .stream()
        .filter(type -> type.stored().isPresent());
  }

  private static MapValue object(ResourceType type, long seed) {
    MapValue object = new FilledObjects(seed, DENSITY).of((StructType) type.schema());
    return object.mapAt("metadata", metadata -> metadata.without("managedFields"));
  }

  /** Returns {@code one} with some of its parts taken from {@code other}, at every depth. */
  private static MapValue crossed(MapValue one, MapValue other, Random random) {
    MapValue.Builder crossed = MapValue.builder();
    one.forEach(
        (key, value) -> {
          Value instead = other.find(key);
          if (value instanceof MapValue a && instead instanceof MapValue b) {
            crossed.put(key, crossed(a, b, random));
          } else if (value instanceof ListValue a
              && instead instanceof ListValue b
              && a.get(0) instanceof MapValue) {
            crossed.put(key, ListValue.of(List.of(random.nextBoolean() ? a.get(1) : b.get(0))));
          } else if (key.equals("kind") || key.equals("apiVersion") || random.nextBoolean()) {
            crossed.put(key, value);
          } else if (instead != null) {
            crossed.put(key, instead);
          }
        });
    return crossed.build();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aStrategicPatchFromOneToAnotherMakesTheOther(ResourceType type) {
    int asked = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      MapValue from = object(type, seed);
      MapValue to = crossed(from, object(type, seed + SEEDS), new Random(seed));
      if (StrategicDiff.isOrderly(from, type.schema())
          && StrategicDiff.isOrderly(to, type.schema())) {
        MapValue patch = StrategicDiff.of(from, to, type.schema());

        assertEquals(to, StrategicMergePatch.apply(from, patch, type.schema()));
        asked++;
      }
    }
    assertTrue(asked > 0, "no objects to ask about");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aJsonPatchFromOneToAnotherMakesTheOther(ResourceType type) {
    LongStream.range(0, SEEDS)
        .forEach(
            seed -> {
              MapValue from = object(type, seed);
              MapValue to = crossed(from, object(type, seed + SEEDS), new Random(seed));
              List<Value> operations = new ArrayList<>();

              MergePropertiesTest.difference("", from, to, operations);

              assertEquals(to, JsonPatch.parse(ListValue.of(operations)).apply(from));
            });
  }

  private static Endpoint endpoint(ResourceType type) {
    MapValue zero =
        MapValue.builder().put("kind", type.kind()).put("apiVersion", type.apiVersion()).build();
    return Endpoint.of(type.apiVersion(), type.kind(), "", Shape.of(type.schema()), zero);
  }

  private static MapValue applied(Endpoint endpoint, MapValue live, MapValue config, String who) {
    return ServerSideApply.apply(endpoint, live, config, who, false, "2026-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void applyingTwiceIsApplyingOnceAndManagersOfDifferentFieldsCommute(ResourceType type) {
    Endpoint endpoint = endpoint(type);
    int asked = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      MapValue config = object(type, seed);
      if (TypeCheck.check(endpoint.shape(), config).isEmpty()) {
        MapValue once = applied(endpoint, endpoint.zero(), config, "one");
        MapValue even = half(config, 0);
        MapValue odd = half(config, 1);
        MapValue evenFirst =
            applied(endpoint, applied(endpoint, endpoint.zero(), even, "even"), odd, "odd");
        MapValue oddFirst =
            applied(endpoint, applied(endpoint, endpoint.zero(), odd, "odd"), even, "even");

        assertSame(once, applied(endpoint, once, config, "one"));
        assertEquals(oddFirst, evenFirst);
        asked++;
      }
    }
    assertTrue(asked > 0, "no configuration to apply");
  }

  /** Returns every second field of the object and of its parts; its kind and version stay. */
  private static MapValue half(MapValue config, int parity) {
    MapValue.Builder half = MapValue.builder();
    for (int i = 0; i < config.size(); i++) {
      String key = config.keyAt(i);
      Value value = config.valueAt(i);
      if (key.equals("kind") || key.equals("apiVersion")) {
        half.put(key, value);
      } else if (PARTS.contains(key) && value instanceof MapValue part) {
        MapValue share = half(part, parity);
        if (!share.isEmpty()) {
          half.put(key, share);
        }
      } else if (i % 2 == parity) {
        half.put(key, value);
      }
    }
    return half.build();
  }
}
