package io.quarterdeck.codec;

import io.quarterdeck.object.Value;

/**
 * JSON as Kubernetes reads and writes it: Go's rules for numbers, escapes and errors. Knows nothing
 * of kinds and fields.
 */
public final class Json {
  private Json() {}

  /**
   * Reads one document, with the last of duplicate keys.
   *
   * @throws JsonSyntaxException if it is none
   */
  public static Value parse(byte[] bytes) {
    return JsonReader.read(bytes).value();
  }

  /**
   * Reads one document and tells which keys came twice.
   *
   * @throws JsonSyntaxException if it is none
   */
  public static Document read(byte[] bytes) {
    return JsonReader.read(bytes);
  }

  /** Writes {@code value} without spaces and without a newline at the end. */
  public static byte[] write(Value value) {
    return new JsonWriter(false).write(value).toBytes();
  }

  /** Writes {@code value} with HTML's special characters as they are: JSON within protobuf. */
  static byte[] writePlain(Value value) {
    return new JsonWriter(false, false).write(value).toBytes();
  }

  /** Writes {@code value} followed by a newline, as kube-apiserver ends its documents. */
  public static byte[] writeLine(Value value) {
    return new JsonWriter(false).write(value).newline().toBytes();
  }

  /** Writes {@code value} indented by two spaces, without a newline at the end. */
  public static byte[] pretty(Value value) {
    return new JsonWriter(true).write(value).toBytes();
  }
}
