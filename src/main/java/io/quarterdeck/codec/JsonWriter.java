package io.quarterdeck.codec;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Writes trees as Go's encoding/json writes them: HTML's special characters and the line separators
 * escaped, floats in the shortest form. Without recursion. For one thread.
 */
final class JsonWriter {
  private static final byte[] NONE = {};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int FIRST_SIZE = 512; // most small objects fit without growing
  private static final int SPARE_BUFFERS = 16; // as many writers at once need no new buffer
  private static final int SPARE_MAX_BYTES = 256 * 1024; // larger ones are rare, and go

  /** Buffers that nobody writes to; taking and giving back are atomic. */
  private static final AtomicReferenceArray<byte[]> SPARE =
      new AtomicReferenceArray<>(SPARE_BUFFERS);

  private final boolean pretty;
  private final boolean html;
  private final int slot = (int) (Thread.currentThread().threadId() % SPARE_BUFFERS);
  private byte[] buffer = spare();
  private int size;
  private Value[] open = new Value[16];
  private int[] next = new int[16];
  private int depth;

  JsonWriter(boolean pretty) {
    this(pretty, true);
  }

  /**
   * @param html whether HTML's special characters are escaped
   */
  JsonWriter(boolean pretty, boolean html) {
    this.pretty = pretty;
    this.html = html;
  }

  /** Returns what was written. The writer ends with it: its buffer is another's afterwards. */
  byte[] toBytes() {
    byte[] bytes = Arrays.copyOf(buffer, size);
    if (buffer.length <= SPARE_MAX_BYTES) {
      SPARE.set(slot, buffer);
    }
    buffer = NONE;
    return bytes;
  }

  private byte[] spare() {
    byte[] spare = SPARE.getAndSet(slot, null);
    return spare == null ? new byte[FIRST_SIZE] : spare;
  }

  JsonWriter newline() {
    put('\n');
    return this;
  }

  JsonWriter write(Value root) {
    value(root);
    while (depth > 0) {
      int i = next[depth - 1]++;
      switch (open[depth - 1]) {
        case MapValue m -> entry(m, i);
        case ListValue l -> item(l, i);
        default -> throw new IllegalStateException();
      }
    }
    return this;
  }

  private void entry(MapValue m, int i) {
    if (i == m.size()) {
      close('}');
      return;
    }
    separate(i);
    string(m.keyAt(i));
    put(':');
    if (pretty) {
      put(' ');
    }
    value(m.valueAt(i));
  }

  private void item(ListValue l, int i) {
    if (i == l.size()) {
      close(']');
      return;
    }
    separate(i);
    value(l.get(i));
  }

  private void separate(int i) {
    if (i > 0) {
      put(',');
    }
    indent();
  }

  private void close(char bracket) {
    depth--;
    indent();
    put(bracket);
  }

  private void indent() {
    if (pretty) {
      put('\n');
      for (int i = 0; i < depth; i++) {
        put(' ');
        put(' ');
      }
    }
  }

  private void value(Value value) {
    switch (value) {
      case MapValue m when m.isEmpty() -> ascii("{}");
      case ListValue l when l.isEmpty() -> ascii("[]");
      case MapValue m -> open(m, '{');
      case ListValue l -> open(l, '[');
      case StringValue s -> string(s.value());
      case IntValue n -> integer(n.value());
      case FloatValue f -> ascii(GoNumbers.format(f.value()));
      case BoolValue b -> ascii(b == BoolValue.TRUE ? "true" : "false");
      case NullValue n -> ascii("null");
    }
  }

  private void open(Value container, char bracket) {
    put(bracket);
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      next = Arrays.copyOf(next, depth * 2);
    }
    open[depth] = container;
    next[depth] = 0;
    depth++;
  }

  private void integer(long n) {
    if (n < 0) {
      ascii(Long.toString(n));
      return;
    }
    int digits = 1;
    for (long rest = n; rest > 9; rest /= 10) {
      digits++;
    }
    reserve(digits);
    size += digits;
    long rest = n;
    for (int i = size - 1; i >= size - digits; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  @SuppressWarnings("deprecation") // the one copy of Latin-1 text that makes no encoder
  private void ascii(String s) {
    reserve(s.length());
    s.getBytes(0, s.length(), buffer, size);
    size += s.length();
  }

  private void string(String s) {
    int n = s.length();
    reserve(n + 2);
    buffer[size++] = '"';
    int i = 0;
    while (i < n && isPlain(s.charAt(i))) {
      buffer[size++] = (byte) s.charAt(i++);
    }
    while (i < n) {
      i = special(s, i);
    }
    put('"');
  }

  private boolean isPlain(char c) {
    return c >= 0x20
        && c < 0x80
        && c != '"'
        && c != '\\'
        && !(html && (c == '<' || c == '>' || c == '&'));
  }

  /** Writes the character at {@code i} whatever it is; returns the index behind it. */
  private int special(String s, int i) {
    char c = s.charAt(i);
    reserve(6);
    if (isPlain(c)) {
      buffer[size++] = (byte) c;
    } else if (c < 0x80) {
      escape(c);
    } else if (c == '\u2028' || c == '\u2029') {
      unicode(c);
    } else if (Character.isHighSurrogate(c)
        && i + 1 < s.length()
        && Character.isLowSurrogate(s.charAt(i + 1))) {
      utf8(Character.toCodePoint(c, s.charAt(i + 1)));
      return i + 2;
    } else {
      utf8(Character.isSurrogate(c) ? 0xfffd : c);
    }
    return i + 1;
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> pair('"');
      case '\\' -> pair('\\');
      case '\b' -> pair('b');
      case '\f' -> pair('f');
      case '\n' -> pair('n');
      case '\r' -> pair('r');
      case '\t' -> pair('t');
      default -> unicode(c);
    }
  }

  private void pair(char c) {
    buffer[size++] = '\\';
    buffer[size++] = (byte) c;
  }

  private void unicode(char c) {
    pair('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      buffer[size++] = HEX[c >> shift & 15];
    }
  }

  private void utf8(int c) {
    if (c < 0x800) {
      buffer[size++] = (byte) (0xc0 | c >> 6);
    } else {
      if (c < 0x10000) {
        buffer[size++] = (byte) (0xe0 | c >> 12);
      } else {
        buffer[size++] = (byte) (0xf0 | c >> 18);
        buffer[size++] = (byte) (0x80 | c >> 12 & 0x3f);
      }
      buffer[size++] = (byte) (0x80 | c >> 6 & 0x3f);
    }
    buffer[size++] = (byte) (0x80 | c & 0x3f);
  }

  private void put(char c) {
    reserve(1);
    buffer[size++] = (byte) c;
  }

  private void reserve(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
    }
  }
}
