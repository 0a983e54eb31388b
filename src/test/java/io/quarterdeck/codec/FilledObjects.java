package io.quarterdeck.codec;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.TypeSchema;
import io.quarterdeck.schema.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes objects with every field filled, from the registry alone. The same seed makes the same
 * object; recursive types end at a depth.
 */
public final class FilledObjects {
  private static final int SCHEMA_DEPTH = 2; // of JSONSchemaProps within itself

  private final Random random;
  private final double density; // the share of fields that are filled

  public FilledObjects(long seed, double density) {
    this.random = new Random(seed);
    this.density = density;
  }

  /** Returns every kind that protobuf knows. */
  public static List<StructType> kinds() {
    return Types.get().all().stream()
        .filter(t -> t.gvk().isPresent() && !t.goName().startsWith("v1.Table"))
        .toList();
  }

  /** Returns an object of the kind with its fields filled, kind and apiVersion in front. */
  public MapValue of(StructType type) {
    StructType.Gvk gvk = type.gvk().orElseThrow();
    MapValue.Builder map =
        MapValue.builder()
            .put("kind", gvk.kind())
            .put(
                "apiVersion",
                gvk.group().isEmpty() ? gvk.version() : gvk.group() + "/" + gvk.version());
    fields(type, SCHEMA_DEPTH).forEach(map::put);
    return map.build();
  }

  private MapValue fields(TypeSchema type, int depth) {
    boolean recursive = type.goName().endsWith(".JSONSchemaProps");
    MapValue.Builder map = MapValue.builder();
    for (Field field : type.fields()) {
      boolean ends = recursive && depth == 0 && !(field.type() instanceof FieldType.Of);
      if (!ends && random.nextDouble() < density) {
        map.put(field.name(), value(field.type(), recursive ? depth - 1 : depth));
      }
    }
    return map.build();
  }

  private Value value(FieldType type, int depth) {
    return switch (type) {
      case FieldType.Of of -> scalar(of.scalar());
      case FieldType.Ref ref -> fields(ref.type(), depth);
      case FieldType.ListOf list -> {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          items.add(value(list.element(), depth));
        }
        yield ListValue.of(items);
      }
      case FieldType.MapOf map ->
          MapValue.of(
              "a.b/c" + random.nextInt(10),
              value(map.element(), depth),
              "z",
              value(map.element(), depth));
      case FieldType.Either either -> either(either, depth);
    };
  }

  private Value either(FieldType.Either either, int depth) {
    if (depth > 0 && random.nextBoolean()) {
      return fields(either.schema(), depth);
    }
    return switch (either.alternative()) {
      case BOOL -> Value.of(random.nextBoolean());
      case STRINGS -> ListValue.ofStrings(List.of("x", "y"));
      case SCHEMAS -> fields(either.schema(), 0);
    };
  }

  private Value scalar(Scalar scalar) {
    int n = random.nextInt(1, 1_000);
    return switch (scalar) {
      case STRING -> Value.of("s\u00e4\ud83d\ude00<" + n + "\n\"");
      case INT32 -> Value.of(random.nextBoolean() ? n : -n);
      case INT64 -> Value.of(random.nextLong());
      case FLOAT64 -> new io.quarterdeck.object.FloatValue(n + 0.25);
      case BOOL -> Value.of(true);
      case BYTES ->
          Value.of(java.util.Base64.getEncoder().encodeToString(new byte[] {0, (byte) n}));
      case QUANTITY -> Value.of(2 * n + 1 + "m");
      case TIME -> Value.of("2026-01-02T03:04:05Z");
      case MICRO_TIME -> Value.of("2026-01-02T03:04:05.000" + (100 + n % 900) + "Z");
      case DURATION -> Value.of(n % 59 + 1 + "s");
      case INT_OR_STRING -> random.nextBoolean() ? Value.of(n) : Value.of(n + "%");
      case RAW, FIELDS_V1, ANY ->
          MapValue.of("z", Value.of(n), "a", ListValue.of(Value.ofNull(), Value.of("<&>")));
    };
  }
}
