package io.quarterdeck.codec;

import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.GoDuration;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.TypeSchema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads protobuf messages of Kubernetes' types into the trees that Go would write as JSON. Unknown
 * fields are skipped, as protobuf asks; a field that comes again replaces what was there.
 */
final class ProtoReader {
  private static final long SECONDS_MIN = GoTime.ZERO.getEpochSecond();
  private static final long SECONDS_MAX = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private int depth;

  /**
   * Reads {@code in} as a {@code type}.
   *
   * @throws UndecodableException if it is none
   */
  static MapValue read(ProtoInput in, TypeSchema type) {
    return new ProtoReader().message(in, type);
  }

  private MapValue message(ProtoInput in, TypeSchema type) {
    if (++depth > TypedReader.DEPTH_MAX) {
      throw new UndecodableException("exceeded max depth");
    }
    ProtoPlan plan = ProtoPlan.of(type);
    Slots slots = new Slots(plan.type);
    parts(in, plan.message, slots);
    depth--;
    return plan.type.build(slots.values());
  }

  /** What was read of a message so far: single values, and lists and maps that still grow. */
  private static final class Slots {
    final TypePlan type;
    private final @Nullable Value[] values;
    private final @Nullable List<Value>[] lists;
    private final @Nullable SortedEntries[] maps;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type arguments
    Slots(TypePlan type) {
      this.type = type;
      values = new Value[type.fields.length];
      lists = new List[type.fields.length];
      maps = new SortedEntries[type.fields.length];
    }

    void set(int place, Value value) {
      values[place] = value;
    }

    void append(int place, Value value) {
      List<Value> list = lists[place];
      if (list == null) {
        list = new ArrayList<>();
        lists[place] = list;
      }
      list.add(value);
    }

    void put(int place, String key, Value value) {
      SortedEntries map = maps[place];
      if (map == null) {
        map = new SortedEntries();
        maps[place] = map;
      }
      map.put(key, value);
    }

    @Nullable Value[] values() {
      for (int i = 0; i < values.length; i++) {
        if (lists[i] != null) {
          values[i] = ListValue.of(lists[i]);
        } else if (maps[i] != null) {
          values[i] = maps[i].build();
        }
      }
      return values;
    }
  }

  private void parts(ProtoInput in, ProtoPlan.Message message, Slots slots) {
    while (in.hasMore()) {
      int tag = in.tag(slots.type.goName);
      int wireType = tag & 7;
      switch (message.part(tag >>> 3)) {
        case null -> in.skip(wireType);
        case ProtoPlan.Embedded embedded -> {
          expect(wireType, ProtoBuffer.LENGTH, "embedded struct");
          parts(in.part(), embedded.message(), slots);
        }
        case ProtoPlan.Leaf leaf -> field(in, wireType, leaf, slots);
      }
    }
  }

  private void field(ProtoInput in, int wireType, ProtoPlan.Leaf leaf, Slots slots) {
    Field field = leaf.field();
    switch (field.type()) {
      case FieldType.ListOf list when field.wrapped() -> {
        expect(wireType, ProtoBuffer.LENGTH, field.name());
        slots.set(leaf.place(), strings(in.part()));
      }
      case FieldType.ListOf list -> list(in, wireType, list.element(), leaf, slots);
      case FieldType.MapOf map -> {
        expect(wireType, ProtoBuffer.LENGTH, field.name());
        entry(in.part(), map.element(), leaf, slots);
      }
      default -> slots.set(leaf.place(), single(in, wireType, field.type(), field.name()));
    }
  }

  private void list(
      ProtoInput in, int wireType, FieldType element, ProtoPlan.Leaf leaf, Slots slots) {
    boolean packed = wireType == ProtoBuffer.LENGTH && isNumber(element);
    if (!packed) {
      Value item = single(in, wireType, element, leaf.field().name());
      slots.append(leaf.place(), item);
      return;
    }
    ProtoInput items = in.part();
    int ownType =
        element.equals(new FieldType.Of(Scalar.FLOAT64)) ? ProtoBuffer.FIXED64 : ProtoBuffer.VARINT;
    while (items.hasMore()) {
      slots.append(leaf.place(), single(items, ownType, element, leaf.field().name()));
    }
  }

  private static boolean isNumber(FieldType type) {
    return type instanceof FieldType.Of(Scalar scalar)
        && switch (scalar) {
          case INT32, INT64, BOOL, FLOAT64 -> true;
          default -> false;
        };
  }

  private void entry(ProtoInput in, FieldType element, ProtoPlan.Leaf leaf, Slots slots) {
    String key = "";
    Value value = null;
    while (in.hasMore()) {
      int tag = in.tag(slots.type.goName);
      int wireType = tag & 7;
      switch (tag >>> 3) {
        case 1 -> {
          expect(wireType, ProtoBuffer.LENGTH, leaf.field().name());
          key = in.string();
        }
        case 2 ->
            value =
                leaf.field().wrapped()
                    ? strings(in.part())
                    : single(in, wireType, element, leaf.field().name());
        default -> in.skip(wireType);
      }
    }
    slots.put(leaf.place(), key, value == null ? TypePlan.zero(element) : value);
  }

  /** Reads a message that only holds a list of strings. */
  private static Value strings(ProtoInput in) {
    List<Value> items = new ArrayList<>();
    while (in.hasMore()) {
      int tag = in.tag("items");
      if (tag == (1 << 3 | ProtoBuffer.LENGTH)) {
        items.add(Value.of(in.string()));
      } else {
        in.skip(tag & 7);
      }
    }
    return ListValue.of(items);
  }

  private Value single(ProtoInput in, int wireType, FieldType type, String name) {
    return switch (type) {
      case FieldType.Of of -> scalar(in, wireType, of.scalar(), name);
      case FieldType.Ref ref -> {
        expect(wireType, ProtoBuffer.LENGTH, name);
        yield message(in.part(), ref.type());
      }
      case FieldType.Either either -> {
        expect(wireType, ProtoBuffer.LENGTH, name);
        yield either(in.part(), either, name);
      }
      case FieldType.ListOf list -> throw new IllegalStateException("a list within a list");
      case FieldType.MapOf map -> throw new IllegalStateException("a map within a list");
    };
  }

  private Value either(ProtoInput in, FieldType.Either either, String name) {
    FieldType schema = new FieldType.Ref(either.schema());
    boolean isBool = either.alternative() == FieldType.Alternative.BOOL;
    int schemaNumber = isBool ? 2 : 1;
    FieldType item =
        either.alternative() == FieldType.Alternative.STRINGS
            ? new FieldType.Of(Scalar.STRING)
            : schema;
    Value asSchema = null;
    boolean allowed = false;
    List<Value> items = new ArrayList<>();
    while (in.hasMore()) {
      int tag = in.tag(name);
      if (tag >>> 3 == schemaNumber) {
        asSchema = single(in, tag & 7, schema, name);
      } else if (isBool && tag >>> 3 == 1) {
        allowed = in.varint() != 0;
      } else if (tag >>> 3 == 2) {
        items.add(single(in, tag & 7, item, name));
      } else {
        in.skip(tag & 7);
      }
    }
    if (!items.isEmpty()) {
      return ListValue.of(items);
    }
    return asSchema != null ? asSchema : isBool ? Value.of(allowed) : NullValue.NULL;
  }

  private Value scalar(ProtoInput in, int wireType, Scalar scalar, String name) {
    return switch (scalar) {
      case INT32 -> Value.of((int) number(in, wireType, name));
      case INT64 -> Value.of(number(in, wireType, name));
      case BOOL -> Value.of(number(in, wireType, name) != 0);
      case FLOAT64 -> {
        expect(wireType, ProtoBuffer.FIXED64, name);
        yield real(Double.longBitsToDouble(in.fixed64()));
      }
      default -> {
        expect(wireType, ProtoBuffer.LENGTH, name);
        yield text(in, scalar);
      }
    };
  }

  private static long number(ProtoInput in, int wireType, String name) {
    expect(wireType, ProtoBuffer.VARINT, name);
    return in.varint();
  }

  private static Value real(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new UndecodableException("json: unsupported value: " + value);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? Value.of((long) value) : new FloatValue(value);
  }

  private static Value text(ProtoInput in, Scalar scalar) {
    return switch (scalar) {
      case STRING -> Value.of(in.string());
      case BYTES -> Value.of(Base64.getEncoder().encodeToString(in.bytes()));
      case QUANTITY -> quantity(in.part());
      case TIME, MICRO_TIME -> time(in.part(), scalar == Scalar.MICRO_TIME);
      case DURATION -> duration(in.part());
      case INT_OR_STRING -> intOrString(in.part());
      default -> raw(in.part());
    };
  }

  private static Value quantity(ProtoInput in) {
    String text = "";
    while (in.hasMore()) {
      int tag = in.tag("Quantity");
      if (tag == (1 << 3 | ProtoBuffer.LENGTH)) {
        text = in.string();
      } else {
        in.skip(tag & 7);
      }
    }
    try {
      return Value.of(Quantity.parse(text).toString());
    } catch (NumberFormatException e) {
      throw new UndecodableException(String.valueOf(e.getMessage()));
    }
  }

  private static Value time(ProtoInput in, boolean micros) {
    if (!in.hasMore()) {
      return Value.ofNull();
    }
    long seconds = 0;
    long nanos = 0;
    while (in.hasMore()) {
      int tag = in.tag("Timestamp");
      switch (tag) {
        case 1 << 3 -> seconds = in.varint();
        case 2 << 3 -> nanos = in.varint();
        default -> in.skip(tag & 7);
      }
    }
    if (seconds < SECONDS_MIN || seconds > SECONDS_MAX || nanos != (int) nanos) {
      throw new UndecodableException("Time.MarshalJSON: year outside of range [0,9999]");
    }
    try {
      Instant time = Instant.ofEpochSecond(seconds, micros ? nanos : 0);
      if (time.equals(GoTime.ZERO)) {
        return Value.ofNull();
      }
      return Value.of(micros ? GoTime.formatMicro(time) : GoTime.format(time));
    } catch (DateTimeException e) {
      throw new UndecodableException(String.valueOf(e.getMessage()));
    }
  }

  private static Value duration(ProtoInput in) {
    long nanos = 0;
    while (in.hasMore()) {
      int tag = in.tag("Duration");
      if (tag == 1 << 3) {
        nanos = in.varint();
      } else {
        in.skip(tag & 7);
      }
    }
    return Value.of(GoDuration.format(nanos));
  }

  private static Value intOrString(ProtoInput in) {
    long type = 0;
    long number = 0;
    String text = "";
    while (in.hasMore()) {
      int tag = in.tag("IntOrString");
      switch (tag) {
        case 1 << 3 -> type = in.varint();
        case 2 << 3 -> number = in.varint();
        case 3 << 3 | ProtoBuffer.LENGTH -> text = in.string();
        default -> in.skip(tag & 7);
      }
    }
    if (type != 0 && type != 1) {
      throw new UndecodableException("impossible IntOrString.Type");
    }
    return type == 1 ? Value.of(text) : Value.of((int) number);
  }

  private static Value raw(ProtoInput in) {
    byte[] json = {};
    while (in.hasMore()) {
      int tag = in.tag("RawExtension");
      if (tag == (1 << 3 | ProtoBuffer.LENGTH)) {
        json = in.bytes();
      } else {
        in.skip(tag & 7);
      }
    }
    if (json.length == 0) {
      return Value.ofNull();
    }
    try {
      return Json.parse(json);
    } catch (JsonSyntaxException e) {
      throw new UndecodableException(String.valueOf(e.getMessage()));
    }
  }

  private static void expect(int wireType, int expected, String name) {
    if (wireType != expected) {
      throw new UndecodableException(
          "proto: wrong wireType = " + wireType + " for field " + capital(name));
    }
  }

  private static String capital(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
