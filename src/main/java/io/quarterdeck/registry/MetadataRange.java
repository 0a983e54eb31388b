package io.quarterdeck.registry;

/**
 * Where the value of {@code metadata} stands in an object's JSON, which is compact and has it among
 * its first keys. Without one, an empty range at 0.
 */
record MetadataRange(int start, int end) {
  private static final MetadataRange NONE = new MetadataRange(0, 0);
  private static final String KEY = "\"metadata\":";

  static MetadataRange in(byte[] json) {
    int depth = 0;
    for (int i = 0; i < json.length; i++) {
      switch (json[i]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> {
          if (depth == 1 && isKey(json, i)) {
            int start = i + KEY.length();
            return new MetadataRange(start, endOfValue(json, start));
          }
          i = endOfString(json, i);
        }
        default -> {}
      }
    }
    return NONE;
  }

  private static boolean isKey(byte[] json, int at) {
    if (at + KEY.length() > json.length) {
      return false;
    }
    for (int i = 0; i < KEY.length(); i++) {
      if (json[at + i] != KEY.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the index behind the object or array that begins at {@code start}. */
  private static int endOfValue(byte[] json, int start) {
    int depth = 0;
    for (int i = start; i < json.length; i++) {
      switch (json[i]) {
        case '{', '[' -> depth++;
        case '}', ']' -> {
          depth--;
          if (depth == 0) {
            return i + 1;
          }
        }
        case '"' -> i = endOfString(json, i);
        default -> {}
      }
    }
    return json.length;
  }

  /** Returns the index of the quote that ends the string which begins at {@code start}. */
  private static int endOfString(byte[] json, int start) {
    int i = start + 1;
    while (i < json.length && json[i] != '"') {
      i += json[i] == '\\' ? 2 : 1;
    }
    return i;
  }
}
