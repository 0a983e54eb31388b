package io.quarterdeck.schema;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What OpenAPI says about built-in types and their fields. Over a megabyte of text, so it is loaded
 * by whoever builds a document, and dropped with it.
 */
public final class Descriptions {
  /** The resource that the build writes, beside this class. */
  public static final String RESOURCE = "descriptions.bin";

  private final String apiVersion;
  private final String kind;
  private final Map<String, String[]> byType; // its own text first, then its fields' in order

  private Descriptions(String apiVersion, String kind, Map<String, String[]> byType) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.byType = byType;
  }

  /** Reads the descriptions of {@code types}. */
  public static Descriptions load(Types types) {
    try (InputStream file = Descriptions.class.getResourceAsStream(RESOURCE);
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(
                    new GZIPInputStream(java.util.Objects.requireNonNull(file)), 1 << 16))) {
      return read(in, types);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Descriptions read(DataInputStream in, Types types) throws IOException {
    String[] texts = new String[in.readUnsignedShort()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.readUTF();
    }
    String apiVersion = texts[in.readUnsignedShort()];
    String kind = texts[in.readUnsignedShort()];
    Map<String, String[]> byType = HashMap.newHashMap(types.all().size());
    for (StructType type : types.all()) {
      String[] own = new String[1 + type.fields().size()];
      for (int i = 0; i < own.length; i++) {
        own[i] = texts[in.readUnsignedShort()];
      }
      byType.put(type.name(), own);
    }
    return new Descriptions(apiVersion, kind, byType);
  }

  /** Returns what {@code apiVersion} is, of every kind. */
  public String apiVersion() {
    return apiVersion;
  }

  /** Returns what {@code kind} is, of every kind. */
  public String kind() {
    return kind;
  }

  /** Returns the description of {@code type}, "" if it has none. */
  public String of(TypeSchema type) {
    String[] own = byType.get(type.name());
    return own == null ? "" : own[0];
  }

  /** Returns the description of {@code field} of {@code type}, "" if it has none. */
  public String of(TypeSchema type, Field field) {
    String[] own = byType.get(type.name());
    int i = type.fields().indexOf(field);
    return own == null || i < 0 ? "" : own[i + 1];
  }
}
