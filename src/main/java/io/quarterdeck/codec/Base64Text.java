package io.quarterdeck.codec;

import java.util.Base64;

/** base64 as Go's StdEncoding takes it: line breaks are skipped, unused bits are not looked at. */
final class Base64Text {
  private static final Base64.Decoder DECODER = Base64.getMimeDecoder();

  private Base64Text() {}

  /** Returns the place where Go would find fault with {@code text}, or -1. */
  static int fault(String text) {
    int inGroup = 0;
    int n = text.length();
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        continue;
      }
      if (c == '=') {
        return inGroup < 2 ? i : padding(text, i, inGroup);
      }
      if (!isAlphabet(c)) {
        return i;
      }
      inGroup = (inGroup + 1) % 4;
    }
    return inGroup == 0 ? -1 : n - inGroup;
  }

  private static int padding(String text, int first, int inGroup) {
    int i = skipBreaks(text, first + 1);
    if (inGroup == 2) {
      if (i == text.length()) {
        return text.length();
      }
      if (text.charAt(i) != '=') {
        return i - 1;
      }
      i = skipBreaks(text, i + 1);
    }
    return i < text.length() ? i : -1;
  }

  private static int skipBreaks(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == '\n' || text.charAt(i) == '\r')) {
      i++;
    }
    return i;
  }

  private static boolean isAlphabet(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  /** Returns {@code text}, in which there is no fault, as Go writes it. */
  static String canonical(String text) {
    return Base64.getEncoder().encodeToString(decode(text));
  }

  static byte[] decode(String text) {
    return DECODER.decode(text);
  }
}
