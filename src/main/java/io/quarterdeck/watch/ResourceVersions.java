package io.quarterdeck.watch;

import java.nio.charset.StandardCharsets;

/**
 * Replaces the resourceVersion inside an object's JSON without decoding it. Relies on the JSON
 * being valid, as everything in the image is.
 */
final class ResourceVersions {
  private static final byte[] METADATA = "metadata".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VERSION = "resourceVersion".getBytes(StandardCharsets.US_ASCII);

  private ResourceVersions() {}

  /**
   * Returns a copy of {@code json} with {@code revision} as {@code metadata.resourceVersion}.
   *
   * @throws IllegalArgumentException if there is none to replace
   */
  static byte[] replace(byte[] json, long revision) {
    int metadata = valueOf(json, skipSpace(json, 0), METADATA);
    int start = valueOf(json, metadata, VERSION);
    int end = skipString(json, start);
    byte[] text = ("\"" + revision + "\"").getBytes(StandardCharsets.US_ASCII);
    byte[] changed = new byte[start + text.length + json.length - end];
    System.arraycopy(json, 0, changed, 0, start);
    System.arraycopy(text, 0, changed, start, text.length);
    System.arraycopy(json, end, changed, start + text.length, json.length - end);
    return changed;
  }

  /** Returns where the value of {@code key} begins in the JSON object that begins at {@code at}. */
  private static int valueOf(byte[] json, int at, byte[] key) {
    int i = skipSpace(json, at + 1);
    while (json[i] == '"') {
      int end = skipString(json, i);
      boolean found = java.util.Arrays.equals(json, i + 1, end - 1, key, 0, key.length);
      i = skipSpace(json, skipSpace(json, end) + 1); // over the colon
      if (found) {
        return i;
      }
      i = skipSpace(json, skipValue(json, i));
      if (json[i] == ',') {
        i = skipSpace(json, i + 1);
      }
    }
    throw new IllegalArgumentException("the object has no resourceVersion");
  }

  /** Returns the end of the value that begins at {@code at}: brackets are counted, not followed. */
  private static int skipValue(byte[] json, int at) {
    int depth = 0;
    int i = at;
    do {
      switch (json[i]) {
        case '"' -> i = skipString(json, i);
        case '{', '[' -> {
          depth++;
          i++;
        }
        case '}', ']' -> {
          depth--;
          i++;
        }
        default -> i++;
      }
    } while (depth > 0 || !endsValue(json[i]));
    return i;
  }

  private static boolean endsValue(byte b) {
    return b == ',' || b == '}' || b == ']' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static int skipString(byte[] json, int at) {
    int i = at + 1;
    while (json[i] != '"') {
      i += json[i] == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private static int skipSpace(byte[] json, int at) {
    int i = at;
    while (json[i] == ' ' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t') {
      i++;
    }
    return i;
  }
}
