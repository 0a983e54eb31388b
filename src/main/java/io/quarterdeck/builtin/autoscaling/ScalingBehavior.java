package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Value;

/**
 * The behavior of an autoscaler as an annotation of {@code autoscaling/v1} carries it: upstream
 * writes its internal type there, whose names begin in upper case and which leaves nothing out.
 */
final class ScalingBehavior {
  private static final String[] DIRECTIONS = {"scaleUp", "scaleDown"};
  private static final String[] RULES = {
    "stabilizationWindowSeconds", "selectPolicy", "policies", "tolerance"
  };
  private static final String[] POLICY = {"type", "value", "periodSeconds"};

  private ScalingBehavior() {}

  static MapValue written(MapValue behavior) {
    MapValue.Builder written = MapValue.builder();
    for (String direction : DIRECTIONS) {
      Value rules = behavior.find(direction);
      written.put(capital(direction), rules instanceof MapValue m ? rules(m) : Value.ofNull());
    }
    return written.build();
  }

  private static MapValue rules(MapValue rules) {
    MapValue.Builder written = MapValue.builder();
    for (String key : RULES) {
      Value value = rules.get(key).orElse(NullValue.NULL);
      written.put(
          capital(key),
          value instanceof ListValue list ? list.mapEach(ScalingBehavior::policy) : value);
    }
    return written.build();
  }

  private static MapValue policy(MapValue policy) {
    MapValue.Builder written = MapValue.builder();
    for (String key : POLICY) {
      policy.get(key).ifPresent(v -> written.put(capital(key), v));
    }
    return written.build();
  }

  /** Returns the behavior that {@link #written} wrote; names match in any case, as Go's do. */
  static MapValue read(MapValue written) {
    MapValue.Builder behavior = MapValue.builder();
    for (String direction : DIRECTIONS) {
      if (find(written, direction) instanceof MapValue rules) {
        behavior.put(direction, readRules(rules));
      }
    }
    return behavior.build();
  }

  private static MapValue readRules(MapValue written) {
    return fields(written, RULES).mapEach("policies", policy -> fields(policy, POLICY));
  }

  private static MapValue fields(MapValue written, String[] keys) {
    MapValue.Builder fields = MapValue.builder();
    for (String key : keys) {
      Value value = find(written, key);
      if (value != NullValue.NULL) {
        fields.put(key, value);
      }
    }
    return fields.build();
  }

  private static Value find(MapValue written, String key) {
    for (int i = 0; i < written.size(); i++) {
      if (written.keyAt(i).equalsIgnoreCase(key)) {
        return written.valueAt(i);
      }
    }
    return NullValue.NULL;
  }

  private static String capital(String key) {
    return Character.toUpperCase(key.charAt(0)) + key.substring(1);
  }
}
