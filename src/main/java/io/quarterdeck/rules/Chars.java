package io.quarterdeck.rules;

import java.nio.charset.StandardCharsets;

/**
 * Recognizes the alphabets and shapes that Kubernetes' names are made of. Each check is one pass
 * over the string, without recursion: the strings are a user's, and may be megabytes long.
 */
public final class Chars {
  private Chars() {}

  /** Returns the length in bytes of UTF-8, which is what Kubernetes' limits count. */
  public static int length(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) >= 0x80) {
        return s.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return s.length();
  }

  /** Returns the length in bytes of UTF-8 of one code point; a lone surrogate becomes U+FFFD. */
  static int length(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /**
   * Returns the text without what Go calls white space at both ends ({@code strings.TrimSpace}).
   */
  public static String trim(String s) {
    int from = 0;
    int to = s.length();
    while (from < to && isSpace(s.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(s.charAt(to - 1))) {
      to--;
    }
    return s.substring(from, to);
  }

  /** Tells whether Go takes the character for white space ({@code unicode.IsSpace}). */
  public static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  public static boolean isLetter(char c) {
    return isLower(c) || c >= 'A' && c <= 'Z';
  }

  public static boolean isAlphanumeric(char c) {
    return isLetter(c) || isDigit(c);
  }

  private static boolean isLowerAlphanumeric(char c) {
    return isLower(c) || isDigit(c);
  }

  /** {@code [a-z0-9]([-a-z0-9]*[a-z0-9])?}. */
  static boolean isDnsLabel(String s) {
    return isDnsLabels(s, 0, s.length(), false, false);
  }

  /** Dns labels between dots. */
  static boolean isDnsSubdomain(String s) {
    return isDnsLabels(s, 0, s.length(), true, false);
  }

  /** Dns labels between dots, that may hold underscores and begin with one. */
  static boolean isDnsSubdomainWithUnderscore(String s) {
    return isDnsLabels(s, 0, s.length(), true, true);
  }

  /** {@code *.} before a subdomain. */
  static boolean isWildcardSubdomain(String s) {
    return s.startsWith("*.") && isDnsLabels(s, 2, s.length(), true, false);
  }

  /** Tells whether the first {@code end} characters are a subdomain. */
  static boolean isDnsSubdomain(String s, int end) {
    return isDnsLabels(s, 0, end, true, false);
  }

  private static boolean isDnsLabels(
      String s, int from, int end, boolean dots, boolean underscores) {
    boolean inLabel = false; // the last character may end a label
    boolean atStart = true; // of a label
    for (int i = from; i < end; i++) {
      char c = s.charAt(i);
      if (isLowerAlphanumeric(c)) {
        inLabel = true;
        atStart = false;
      } else if (c == '.' && dots && inLabel) {
        inLabel = false;
        atStart = true;
      } else if (c == '_' && underscores) {
        if (atStart && i + 1 < end && !isLowerAlphanumeric(s.charAt(i + 1))) {
          return false; // only one underscore may open a label
        }
        inLabel = false;
        atStart = false;
      } else if (c == '-' && !atStart) {
        inLabel = false;
      } else {
        return false;
      }
    }
    return inLabel;
  }

  /** {@code [a-z]([-a-z0-9]*[a-z0-9])?}. */
  static boolean isDns1035Label(String s) {
    return !s.isEmpty() && isLower(s.charAt(0)) && isDnsLabel(s);
  }

  /** {@code ([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]} from {@code from} on. */
  static boolean isNamePart(String s, int from) {
    if (from >= s.length()
        || !isAlphanumeric(s.charAt(from))
        || !isAlphanumeric(s.charAt(s.length() - 1))) {
      return false;
    }
    for (int i = from + 1; i < s.length(); i++) {
      char c = s.charAt(i);
      if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  /** {@code [-._a-zA-Z0-9]+}. */
  static boolean isFileName(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return !s.isEmpty();
  }

  /** {@code [A-Za-z_][A-Za-z0-9_]*}. */
  public static boolean isIdentifier(String s) {
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (!isAlphanumeric(c) && c != '_') {
        return false;
      }
    }
    return !s.isEmpty() && !isDigit(s.charAt(0));
  }

  /** {@code [0-9]+} up to {@code end}. */
  public static boolean isDigits(String s, int end) {
    for (int i = 0; i < end; i++) {
      if (!isDigit(s.charAt(i))) {
        return false;
      }
    }
    return end > 0;
  }
}
