package io.quarterdeck.codec;

import io.quarterdeck.status.GoText;
import java.util.BitSet;
import java.util.Optional;

/**
 * Says what is wrong with bytes that should be JSON, in the words of Go's encoding/json. A second,
 * slow look at documents that were refused: it builds no tree. One pass, no recursion.
 */
final class JsonSyntax {
  private static final String IN_ESCAPE = "in \\u hexadecimal character escape";

  private final byte[] bytes;
  private int at;
  private String problem = "";

  private JsonSyntax(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the message of Go's SyntaxError; empty if Go takes the bytes. */
  static Optional<String> problem(byte[] bytes) {
    JsonSyntax syntax = new JsonSyntax(bytes);
    syntax.document();
    return syntax.problem.isEmpty() ? Optional.empty() : Optional.of(syntax.problem);
  }

  private boolean document() {
    BitSet maps = new BitSet(); // of the open containers, those that are objects
    int depth = 0;
    boolean wantsValue = true;
    boolean mayClose = false;
    while (true) {
      skipSpace();
      if (wantsValue) {
        boolean inMap = depth > 0 && maps.get(depth - 1);
        if (mayClose && peek() == (inMap ? '}' : ']')) {
          at++;
          depth--;
          wantsValue = false;
          mayClose = false;
          continue;
        }
        mayClose = false;
        if (inMap && !key()) {
          return false;
        }
        int c = peek();
        if (c == '{' || c == '[') {
          maps.set(depth, c == '{');
          if (++depth > JsonReader.DEPTH_MAX) {
            return fail("exceeded max depth");
          }
          at++;
          mayClose = true;
          continue;
        }
        if (!scalar(c)) {
          return false;
        }
        wantsValue = false;
        continue;
      }
      if (depth == 0) {
        return at == bytes.length || fail("after top-level value");
      }
      boolean inMap = maps.get(depth - 1);
      int c = peek();
      if (c == ',') {
        at++;
        wantsValue = true;
      } else if (c == (inMap ? '}' : ']')) {
        at++;
        depth--;
      } else {
        return fail(inMap ? "after object key:value pair" : "after array element");
      }
    }
  }

  private boolean key() {
    if (peek() != '"') {
      return fail("looking for beginning of object key string");
    }
    if (!string()) {
      return false;
    }
    skipSpace();
    if (peek() != ':') {
      return fail("after object key");
    }
    at++;
    skipSpace();
    return true;
  }

  private boolean scalar(int c) {
    return switch (c) {
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> c == '-' || isDigit(c) ? number() : fail("looking for beginning of value");
    };
  }

  private boolean literal(String word) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (peek() != word.charAt(i)) {
        return fail("in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
    }
    return true;
  }

  private boolean string() {
    at++;
    while (true) {
      int c = peek();
      if (c == '"') {
        at++;
        return true;
      }
      if (c < 0x20) {
        return fail("in string literal");
      }
      at++;
      if (c == '\\' && !escape()) {
        return false;
      }
    }
  }

  private boolean escape() {
    int c = peek();
    if (c != 'u') {
      if (c < 0 || "bfnrt\\/\"".indexOf(c) < 0) {
        return fail("in string escape code");
      }
      at++;
      return true;
    }
    at++;
    for (int i = 0; i < 4; i++, at++) {
      if (Character.digit(peek(), 16) < 0) {
        return fail(IN_ESCAPE);
      }
    }
    return true;
  }

  private boolean number() {
    if (peek() == '-') {
      at++;
    }
    if (!isDigit(peek())) {
      return fail("in numeric literal");
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (peek() == '.') {
      at++;
      if (!isDigit(peek())) {
        return fail("after decimal point in numeric literal");
      }
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      if (!isDigit(peek())) {
        return fail("in exponent of numeric literal");
      }
      digits();
    }
    return true;
  }

  private void digits() {
    while (isDigit(peek())) {
      at++;
    }
  }

  private void skipSpace() {
    while (at < bytes.length
        && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
  }

  /** Returns the byte at hand, or -1 at the end. */
  private int peek() {
    return at < bytes.length ? bytes[at] & 0xff : -1;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private boolean fail(String where) {
    if (at >= bytes.length) {
      problem = "unexpected end of JSON input";
    } else {
      problem = "invalid character " + quoted(bytes[at] & 0xff) + " " + where;
    }
    return false;
  }

  private static String quoted(int c) {
    return switch (c) {
      case '\'' -> "'\\''";
      case '"' -> "'\"'";
      default -> {
        String quoted = GoText.quote(Character.toString(c));
        yield "'" + quoted.substring(1, quoted.length() - 1) + "'";
      }
    };
  }
}
