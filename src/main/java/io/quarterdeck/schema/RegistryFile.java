package io.quarterdeck.schema;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form in which the build hands the registry to the program: one file, a few hundred kilobytes,
 * read in milliseconds. Reading and writing stand side by side here so that they stay mirror
 * images; only the build writes. Both sides are of the same build, so there is no version in it.
 *
 * <p>Layout: a table of all strings; the heads of all types; then the fields of each type. Types
 * are named by their place, strings by theirs.
 */
public final class RegistryFile {
  private static final int REQUIRED = 1;
  private static final int OMIT_EMPTY = 1 << 1;
  private static final int POINTER = 1 << 2;
  private static final int WRAPPED = 1 << 3;
  private static final int PATCH_MERGE = 1 << 4;
  private static final int RETAIN_KEYS = 1 << 5;
  private static final int PATCH_REPLACE = 1 << 6;

  private static final Scalar[] SCALARS = Scalar.values();
  private static final FieldType.Alternative[] ALTERNATIVES = FieldType.Alternative.values();
  private static final Field.ListKind[] LIST_KINDS = Field.ListKind.values();
  private static final Field.MapKind[] MAP_KINDS = Field.MapKind.values();

  private RegistryFile() {}

  /** Writes {@code types}; every type that a field refers to must be among them. */
  public static void write(DataOutputStream out, List<StructType> types) throws IOException {
    new Writer(types).write(out);
  }

  /** Returns the types in the order in which they were written. */
  public static List<StructType> read(DataInputStream in) throws IOException {
    return new Reader(in).read();
  }

  private static final class Writer {
    private final List<StructType> types;
    private final Map<TypeSchema, Integer> places = new HashMap<>();
    private final Map<String, Integer> strings = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    private final DataOutputStream body = new DataOutputStream(bytes);

    Writer(List<StructType> types) {
      this.types = types;
      types.forEach(t -> places.put(t, places.size()));
    }

    void write(DataOutputStream out) throws IOException {
      body.writeShort(types.size());
      for (StructType type : types) {
        head(type);
      }
      for (StructType type : types) {
        body.writeShort(type.fields().size());
        for (Field field : type.fields()) {
          field(field);
        }
      }
      out.writeShort(texts.size());
      for (String text : texts) {
        out.writeUTF(text);
      }
      bytes.writeTo(out);
    }

    private void head(StructType type) throws IOException {
      string(type.name());
      string(type.goName());
      body.writeBoolean(type.isAtomic());
      body.writeBoolean(type.gvk().isPresent());
      if (type.gvk().isPresent()) {
        string(type.gvk().get().group());
        string(type.gvk().get().version());
        string(type.gvk().get().kind());
      }
      body.writeBoolean(type.union().isPresent());
      if (type.union().isPresent()) {
        string(type.union().get().discriminator());
        strings(type.union().get().fields());
      }
    }

    private void field(Field field) throws IOException {
      string(field.name());
      string(field.goType());
      type(field.type());
      body.writeByte(
          (field.required() ? REQUIRED : 0)
              | (field.omitEmpty() ? OMIT_EMPTY : 0)
              | (field.pointer() ? POINTER : 0)
              | (field.wrapped() ? WRAPPED : 0)
              | (field.patchMerge() ? PATCH_MERGE : 0)
              | (field.patchReplace() ? PATCH_REPLACE : 0)
              | (field.retainKeys() ? RETAIN_KEYS : 0));
      body.writeShort(field.number());
      body.writeByte(field.embeddings().size());
      for (Field.Embedding embedding : field.embeddings()) {
        string(embedding.goName());
        body.writeShort(embedding.number());
      }
      fallback(field.fallback());
      body.writeByte(field.listKind().ordinal());
      strings(field.listKeys());
      body.writeByte(field.mapKind().ordinal());
      string(field.patchMergeKey());
    }

    private void type(FieldType type) throws IOException {
      switch (type) {
        case FieldType.Of of -> {
          body.writeByte(0);
          body.writeByte(of.scalar().ordinal());
        }
        case FieldType.ListOf list -> {
          body.writeByte(1);
          type(list.element());
        }
        case FieldType.MapOf map -> {
          body.writeByte(2);
          type(map.element());
        }
        case FieldType.Ref ref -> {
          body.writeByte(3);
          body.writeShort(places.get(ref.type()));
        }
        case FieldType.Either either -> {
          body.writeByte(4);
          body.writeShort(places.get(either.schema()));
          body.writeByte(either.alternative().ordinal());
        }
      }
    }

    private void fallback(Optional<Value> value) throws IOException {
      switch (value.orElse(null)) {
        case null -> body.writeByte(0);
        case StringValue s -> {
          body.writeByte(1);
          string(s.value());
        }
        case IntValue n -> {
          body.writeByte(2);
          body.writeLong(n.value());
        }
        case BoolValue b -> body.writeByte(b == BoolValue.TRUE ? 3 : 4);
        default -> throw new IOException("no form for the default " + value.get());
      }
    }

    private void strings(List<String> list) throws IOException {
      body.writeByte(list.size());
      for (String s : list) {
        string(s);
      }
    }

    private void string(String s) throws IOException {
      Integer place = strings.get(s);
      if (place == null) {
        place = texts.size();
        strings.put(s, place);
        texts.add(s);
      }
      body.writeShort(place);
    }
  }

  private static final class Reader {
    private final DataInputStream in;
    private String[] texts = {};
    private StructType[] types = {};

    Reader(DataInputStream in) {
      this.in = in;
    }

    List<StructType> read() throws IOException {
      texts = new String[in.readUnsignedShort()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = in.readUTF().intern(); // field names meet the parsers' interned keys
      }
      types = new StructType[in.readUnsignedShort()];
      for (int i = 0; i < types.length; i++) {
        types[i] = head();
      }
      for (StructType type : types) {
        Field[] fields = new Field[in.readUnsignedShort()];
        for (int i = 0; i < fields.length; i++) {
          fields[i] = field();
        }
        type.tie(List.of(fields));
      }
      return List.of(types);
    }

    private StructType head() throws IOException {
      String name = string();
      String goName = string();
      boolean atomic = in.readBoolean();
      Optional<StructType.Gvk> gvk =
          in.readBoolean()
              ? Optional.of(new StructType.Gvk(string(), string(), string()))
              : Optional.empty();
      Optional<StructType.Union> union =
          in.readBoolean()
              ? Optional.of(new StructType.Union(string(), strings()))
              : Optional.empty();
      return new StructType(name, goName, gvk, atomic, union);
    }

    private Field field() throws IOException {
      String name = string();
      String goType = string();
      FieldType type = type();
      int flags = in.readUnsignedByte();
      int number = in.readUnsignedShort();
      return new Field(
          name,
          type,
          goType,
          (flags & REQUIRED) != 0,
          (flags & OMIT_EMPTY) != 0,
          (flags & POINTER) != 0,
          number,
          embeddings(),
          (flags & WRAPPED) != 0,
          fallback(),
          LIST_KINDS[in.readUnsignedByte()],
          strings(),
          MAP_KINDS[in.readUnsignedByte()],
          (flags & PATCH_MERGE) != 0,
          (flags & PATCH_REPLACE) != 0,
          string(),
          (flags & RETAIN_KEYS) != 0);
    }

    private FieldType type() throws IOException {
      int tag = in.readUnsignedByte();
      return switch (tag) {
        case 0 -> new FieldType.Of(SCALARS[in.readUnsignedByte()]);
        case 1 -> new FieldType.ListOf(type());
        case 2 -> new FieldType.MapOf(type());
        case 3 -> new FieldType.Ref(types[in.readUnsignedShort()]);
        case 4 ->
            new FieldType.Either(
                types[in.readUnsignedShort()], ALTERNATIVES[in.readUnsignedByte()]);
        default -> throw new IOException("unknown type tag " + tag);
      };
    }

    private List<Field.Embedding> embeddings() throws IOException {
      Field.Embedding[] embeddings = new Field.Embedding[in.readUnsignedByte()];
      for (int i = 0; i < embeddings.length; i++) {
        embeddings[i] = new Field.Embedding(string(), in.readUnsignedShort());
      }
      return List.of(embeddings);
    }

    private Optional<Value> fallback() throws IOException {
      int tag = in.readUnsignedByte();
      return switch (tag) {
        case 0 -> Optional.empty();
        case 1 -> Optional.of(Value.of(string()));
        case 2 -> Optional.of(Value.of(in.readLong()));
        case 3 -> Optional.of(Value.of(true));
        case 4 -> Optional.of(Value.of(false));
        default -> throw new IOException("unknown default tag " + tag);
      };
    }

    private List<String> strings() throws IOException {
      String[] list = new String[in.readUnsignedByte()];
      for (int i = 0; i < list.length; i++) {
        list[i] = string();
      }
      return List.of(list);
    }

    private String string() throws IOException {
      return texts[in.readUnsignedShort()];
    }
  }
}
