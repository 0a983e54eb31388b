package io.quarterdeck.codec;

import io.quarterdeck.codec.Tokens.Kind;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field;
import io.quarterdeck.schema.FieldType;
import io.quarterdeck.schema.TypeSchema;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document as Go would read it into a struct and write it back: unknown fields are gone,
 * values are in their canonical form, fields in the struct's order; what {@code omitempty} drops is
 * dropped, what it does not drop is there. Tells what strict decoding minds.
 *
 * <p>Go's decoder notes the first value of a wrong type and reads on, but stops at once where a
 * type decodes itself (times, quantities); so does this.
 */
final class TypedReader {
  /** Recursion ends here; Go goes to 10,000, which a thread of 1 MB does not survive in Java. */
  static final int DEPTH_MAX = 500;

  /** As many as Go's decoder notes. */
  private static final int STRICT_ERRORS_MAX = 100;

  private final Tokens in;
  private final Place place = new Place();
  private final Set<String> strictErrors = new LinkedHashSet<>();
  private String firstError = "";
  private int lenient; // above 0 inside types that decode themselves, which are never strict
  private int depth;
  private final List<MapValue.Builder> builders = new ArrayList<>(0); // by depth

  TypedReader(Tokens in) {
    this.in = in;
  }

  /** What was read. */
  record Read(MapValue root, List<String> strictErrors) {}

  /**
   * Reads the whole document as a {@code type}. kind and apiVersion, if there, come first.
   *
   * @throws UndecodableException if a value does not fit
   * @throws JsonSyntaxException if the document is malformed
   */
  static Read read(Tokens in, TypeSchema type) {
    TypedReader reader = new TypedReader(in);
    Value root = reader.struct(in.next(), TypePlan.of(type));
    if (in.next() != Kind.END) {
      throw new JsonSyntaxException("more than one value");
    }
    if (!reader.firstError.isEmpty()) {
      throw new UndecodableException(reader.firstError);
    }
    return new Read(
        root instanceof MapValue map ? map : TypePlan.of(type).zero(),
        List.copyOf(reader.strictErrors));
  }

  private @Nullable Value struct(Kind kind, TypePlan plan) {
    if (kind != Kind.MAP) {
      return mismatch(kind, plan.type.goName());
    }
    deeper();
    @Nullable Value[] values = new Value[plan.fields.length];
    TypeMeta meta = plan.type.isKind() ? new TypeMeta() : null;
    while (in.next() == Kind.NAME) {
      field(plan, in.text(), values, meta);
    }
    depth--;
    return meta == null ? plan.build(values) : plan.build(meta.kind, meta.apiVersion, values);
  }

  private void field(
      TypePlan plan, String name, @Nullable Value[] values, @Nullable TypeMeta meta) {
    int i = plan.place(name);
    if (i < 0) {
      if (meta != null && meta.take(this, plan, name)) {
        return;
      }
      strictError("unknown field", name);
      in.skip(in.next());
      return;
    }
    if (values[i] != null) {
      strictError("duplicate field", name);
    }
    Field field = plan.fields[i];
    place.enter(plan, i);
    values[i] = value(in.next(), field.type(), GoTypes.of(field));
    place.leave();
  }

  /** {@code kind} and {@code apiVersion}, which stand before all fields. */
  private static final class TypeMeta {
    private final boolean[] seen = new boolean[2];
    String kind = "";
    String apiVersion = "";

    boolean take(TypedReader reader, TypePlan plan, String name) {
      boolean isKind = name.equals("kind");
      if (!isKind && !name.equals("apiVersion")) {
        return false;
      }
      int place = isKind ? 0 : 1;
      if (seen[place]) {
        reader.strictError("duplicate field", name);
      }
      seen[place] = true;
      Kind token = reader.in.next();
      if (token != Kind.STRING) {
        reader.place.enterTypeMeta(plan, name);
        reader.mismatch(token, "string");
        reader.place.leave();
      } else if (isKind) {
        kind = reader.in.text();
      } else {
        apiVersion = reader.in.text();
      }
      return true;
    }
  }

  /** Returns the value whose first token is {@code kind}; Java's null for JSON's null. */
  private @Nullable Value value(Kind kind, FieldType type, String goType) {
    if (kind == Kind.KNOWN) {
      return in.known();
    }
    return switch (type) {
      case FieldType.Of of -> ScalarReader.read(this, in, kind, of.scalar(), goType);
      case FieldType.Ref ref -> struct(kind, TypePlan.of(ref.type()));
      case FieldType.ListOf list -> list(kind, list.element(), goType);
      case FieldType.MapOf map -> map(kind, map.element(), goType);
      case FieldType.Either either -> either(kind, either);
    };
  }

  private Value element(Kind kind, FieldType type, String goType) {
    Value value = value(kind, type, goType);
    return value == null ? TypePlan.zero(type) : value;
  }

  private @Nullable Value list(Kind kind, FieldType element, String goType) {
    if (kind != Kind.LIST) {
      return mismatch(kind, goType);
    }
    deeper();
    List<Value> items = new ArrayList<>();
    String goElement = GoTypes.element(goType, element);
    place.enterList();
    for (Kind next = in.next(); next != Kind.END_LIST; next = in.next()) {
      place.nextItem();
      items.add(element(next, element, goElement));
    }
    place.leave();
    depth--;
    return ListValue.of(items);
  }

  /** Go keeps no order of keys and writes them sorted. */
  private @Nullable Value map(Kind kind, FieldType element, String goType) {
    if (kind != Kind.MAP) {
      return mismatch(kind, goType);
    }
    deeper();
    SortedEntries entries = new SortedEntries();
    String goElement = GoTypes.element(goType, element);
    while (in.next() == Kind.NAME) {
      String key = in.text();
      if (entries.has(key)) {
        strictError("duplicate field", key);
      }
      place.enter(key);
      entries.put(key, element(in.next(), element, goElement));
      place.leave();
    }
    depth--;
    return entries.build();
  }

  private @Nullable Value either(Kind kind, FieldType.Either either) {
    lenient++;
    Value value =
        switch (kind) {
          case MAP -> strictly(() -> struct(kind, TypePlan.of(either.schema())));
          case LIST -> listOf(either);
          case TRUE, FALSE -> bool(kind, either);
          default -> {
            if (either.alternative() == FieldType.Alternative.BOOL && kind != Kind.NULL) {
              throw new UndecodableException("boolean or JSON schema expected");
            }
            yield null;
          }
        };
    lenient--;
    return value;
  }

  private @Nullable Value listOf(FieldType.Either either) {
    return switch (either.alternative()) {
      case SCHEMAS ->
          strictly(
              () -> list(Kind.LIST, new FieldType.Ref(either.schema()), "[]v1.JSONSchemaProps"));
      case STRINGS ->
          strictly(
              () ->
                  list(
                      Kind.LIST,
                      new FieldType.Of(io.quarterdeck.schema.Scalar.STRING),
                      "[]string"));
      case BOOL -> throw new UndecodableException("boolean or JSON schema expected");
    };
  }

  private static @Nullable Value bool(Kind kind, FieldType.Either either) {
    return either.alternative() == FieldType.Alternative.BOOL ? Value.of(kind == Kind.TRUE) : null;
  }

  /** Inside a type that decodes itself the first wrong value ends the whole decoding. */
  private @Nullable Value strictly(java.util.function.Supplier<@Nullable Value> read) {
    Value value = read.get();
    if (!firstError.isEmpty()) {
      throw new UndecodableException(firstError);
    }
    return value;
  }

  /** Reads any JSON. */
  @Nullable Value any(Kind kind) {
    return switch (kind) {
      case MAP -> {
        deeper();
        MapValue.Builder map = builder();
        while (in.next() == Kind.NAME) {
          String key = in.text();
          map.put(key, anyElement());
        }
        depth--;
        yield map.build();
      }
      case LIST -> {
        deeper();
        List<Value> items = new ArrayList<>();
        for (Kind next = in.next(); next != Kind.END_LIST; next = in.next()) {
          Value item = any(next);
          items.add(item == null ? Value.ofNull() : item);
        }
        depth--;
        yield ListValue.of(items);
      }
      case STRING -> Value.of(in.text());
      case NUMBER -> ScalarReader.number(in);
      case TRUE -> Value.of(true);
      case FALSE -> Value.of(false);
      case KNOWN -> in.known();
      default -> null;
    };
  }

  /** Returns the builder of this depth, which is empty: one serves all maps of a depth in turn. */
  private MapValue.Builder builder() {
    while (builders.size() <= depth) {
      builders.add(MapValue.builder());
    }
    return builders.get(depth);
  }

  private Value anyElement() {
    Value value = any(in.next());
    return value == null ? Value.ofNull() : value;
  }

  private void deeper() {
    if (++depth > DEPTH_MAX) {
      throw new JsonSyntaxException("exceeded max depth");
    }
  }

  /** Notes that a value is of the wrong type, skips it, and returns Java's null. */
  @Nullable Value mismatch(Kind kind, String goType) {
    if (kind != Kind.NULL) {
      noteMismatch(kind.word, goType);
      in.skip(kind);
    }
    return null;
  }

  /**
   * Notes that {@code what} does not fit.
   *
   * @param what Go's word for the value, with a number's literal where its range is wrong
   */
  void noteMismatch(String what, String goType) {
    note("json: cannot unmarshal " + what + " " + place.target(goType));
  }

  void note(String error) {
    if (firstError.isEmpty()) {
      firstError = error;
    }
  }

  /** Returns the end of decoding that a type which decodes itself makes of a wrong value. */
  UndecodableException fatal(String what, String goType) {
    return new UndecodableException("json: cannot unmarshal " + what + " " + place.target(goType));
  }

  private void strictError(String what, String name) {
    if (lenient == 0 && strictErrors.size() < STRICT_ERRORS_MAX) {
      strictErrors.add(what + " " + GoText.quote(place.path(name)));
    }
  }
}
