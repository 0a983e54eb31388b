package io.quarterdeck.codec;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.GoDuration;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.Scalar;
import io.quarterdeck.schema.TypeSchema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as gogo-protobuf writes Kubernetes' types: fields by number, what is no pointer
 * always, even when zero; maps sorted by key. Equal objects give equal bytes, those of Go.
 *
 * <p>Takes trees that have the form of their type (the decoder's); what is of another type counts
 * as zero.
 */
final class ProtoWriter {
  private final ProtoBuffer out;

  ProtoWriter(ProtoBuffer out) {
    this.out = out;
  }

  /** Writes the fields of {@code object}, without tag and length. */
  void message(MapValue object, TypeSchema type) {
    parts(object, ProtoPlan.of(type).message);
  }

  private void parts(MapValue object, ProtoPlan.Message message) {
    for (int i = message.parts.length - 1; i >= 0; i--) {
      switch (message.parts[i]) {
        case ProtoPlan.Embedded embedded -> {
          int mark = out.size();
          parts(object, embedded.message());
          out.close(embedded.number(), mark);
        }
        case ProtoPlan.Leaf leaf -> field(leaf, object.find(leaf.field().name()));
      }
    }
  }

  private void field(ProtoPlan.Leaf leaf, @Nullable Value found) {
    Field field = leaf.field();
    Value value = found == NullValue.NULL ? null : found;
    switch (field.type()) {
      case FieldType.ListOf list when field.wrapped() -> {
        if (value != null) {
          wrapped(leaf.number(), value);
        }
      }
      case FieldType.ListOf list -> list(leaf.number(), list.element(), value);
      case FieldType.MapOf map -> map(leaf.number(), map.element(), field.wrapped(), value);
      default -> {
        if (value != null || !field.pointer()) {
          single(leaf.number(), field.type(), value);
        }
      }
    }
  }

  private void list(int number, FieldType element, @Nullable Value value) {
    if (value instanceof ListValue list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        Value item = list.get(i);
        single(number, element, item == NullValue.NULL ? null : item);
      }
    }
  }

  /** A list of strings in a message of its own. */
  private void wrapped(int number, @Nullable Value value) {
    int mark = out.size();
    list(1, new FieldType.Of(Scalar.STRING), value);
    out.close(number, mark);
  }

  private void map(int number, FieldType element, boolean isWrapped, @Nullable Value value) {
    if (!(value instanceof MapValue map)) {
      return;
    }
    int[] order = SortedEntries.order(map);
    for (int i = order.length - 1; i >= 0; i--) {
      Value item = map.valueAt(order[i]);
      Value set = item == NullValue.NULL ? null : item;
      int mark = out.size();
      if (isWrapped) {
        wrapped(2, set);
      } else {
        single(2, element, set);
      }
      out.string(1, map.keyAt(order[i]));
      out.close(number, mark);
    }
  }

  /** Writes one value, the zero value for Java's null, with its tag. */
  private void single(int number, FieldType type, @Nullable Value value) {
    switch (type) {
      case FieldType.Of of -> scalar(number, of.scalar(), value);
      case FieldType.Ref ref -> {
        int mark = out.size();
        message(value instanceof MapValue map ? map : MapValue.EMPTY, ref.type());
        out.close(number, mark);
      }
      case FieldType.Either either -> {
        int mark = out.size();
        either(either, value);
        out.close(number, mark);
      }
      case FieldType.ListOf list -> throw new IllegalStateException("a list within a list");
      case FieldType.MapOf map -> throw new IllegalStateException("a map within a list");
    }
  }

  private void either(FieldType.Either either, @Nullable Value value) {
    FieldType schema = new FieldType.Ref(either.schema());
    boolean isSchema = value instanceof MapValue;
    switch (either.alternative()) {
      case SCHEMAS, STRINGS -> {
        FieldType item =
            either.alternative() == FieldType.Alternative.SCHEMAS
                ? schema
                : new FieldType.Of(Scalar.STRING);
        list(2, item, value);
        if (isSchema) {
          single(1, schema, value);
        }
      }
      case BOOL -> {
        if (isSchema) {
          single(2, schema, value);
        }
        out.number(1, isSchema || value == BoolValue.TRUE ? 1 : 0);
      }
    }
  }

  private void scalar(int number, Scalar scalar, @Nullable Value value) {
    switch (scalar) {
      case STRING -> out.string(number, text(value));
      case INT32, INT64 -> out.number(number, value instanceof IntValue n ? n.value() : 0);
      case FLOAT64 -> out.real(number, real(value));
      case BOOL -> out.number(number, value == BoolValue.TRUE ? 1 : 0);
      case BYTES -> {
        if (value instanceof StringValue s) {
          out.bytes(number, Base64Text.decode(s.value()));
        }
      }
      default -> {
        int mark = out.size();
        ownMessage(scalar, value);
        out.close(number, mark);
      }
    }
  }

  private void ownMessage(Scalar scalar, @Nullable Value value) {
    switch (scalar) {
      case QUANTITY -> out.string(1, value == null ? "0" : text(value));
      case TIME -> time(value, false);
      case MICRO_TIME -> time(value, true);
      case DURATION -> out.number(1, value == null ? 0 : GoDuration.parse(text(value)));
      case INT_OR_STRING -> {
        out.string(3, text(value));
        out.number(2, value instanceof IntValue n ? n.value() : 0);
        out.number(1, value instanceof StringValue ? 1 : 0);
      }
      default -> { // any JSON
        if (value != null) {
          out.bytes(1, Json.writePlain(value));
        }
      }
    }
  }

  /** A time as seconds and nanoseconds since 1970; an empty message if it is zero. */
  private void time(@Nullable Value value, boolean micros) {
    if (value instanceof StringValue s) {
      Instant time = micros ? GoTime.parseMicro(s.value()) : GoTime.parse(s.value());
      out.number(2, micros ? time.getNano() / 1000 * 1000 : 0);
      out.number(1, time.getEpochSecond());
    }
  }

  private static String text(@Nullable Value value) {
    return value instanceof StringValue s ? s.value() : "";
  }

  private static double real(@Nullable Value value) {
    return switch (value) {
      case FloatValue f -> f.value();
      case IntValue n -> n.value();
      case null, default -> 0;
    };
  }
}
