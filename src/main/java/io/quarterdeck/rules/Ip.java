package io.quarterdeck.rules;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IP address as Go's {@code net.IP}: 16 bytes, in which IPv4 is mapped into IPv6. Parses as
 * kube-apiserver does, which takes leading zeros that Go itself has stopped taking.
 */
public final class Ip {
  static final int BYTES = 16;
  private static final int V4_START = 12;
  private static final int TOO_BIG = 0xFFFFFF; // Go's parsers give up at this value

  private final byte[] bytes;
  private final boolean mapped; // written as ::ffff:1.2.3.4
  private final boolean zeros; // written with leading zeros that the standard does not allow

  Ip(byte[] bytes, boolean mapped, boolean zeros) {
    this.bytes = bytes;
    this.mapped = mapped;
    this.zeros = zeros;
  }

  /** Parses an address; empty if it is none. Zones are not taken. */
  public static Optional<Ip> parse(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) == '.') {
        return Optional.ofNullable(new Scanner(s).v4());
      }
      if (s.charAt(i) == ':') {
        return Optional.ofNullable(new Scanner(s).v6());
      }
    }
    return Optional.empty();
  }

  /** Tells whether it is an IPv4 address, mapped ones included. */
  public boolean isV4() {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }

  /** Tells whether it was written as IPv4 inside IPv6. */
  public boolean isMapped() {
    return mapped;
  }

  /** Tells whether it was written with leading zeros, which other parsers read as octal. */
  public boolean hasLeadingZeros() {
    return zeros;
  }

  public boolean isUnspecified() {
    return allZero(isV4() ? V4_START : 0, BYTES);
  }

  public boolean isLoopback() {
    return isV4() ? bytes[V4_START] == 127 : allZero(0, 15) && bytes[15] == 1;
  }

  public boolean isLinkLocalUnicast() {
    return isV4()
        ? (bytes[12] & 0xff) == 169 && (bytes[13] & 0xff) == 254
        : (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xc0) == 0x80;
  }

  public boolean isLinkLocalMulticast() {
    return isV4()
        ? (bytes[12] & 0xff) == 224 && bytes[13] == 0 && bytes[14] == 0
        : bytes[0] == -1 && (bytes[1] & 0x0f) == 2;
  }

  /** Returns the address cut to its first {@code bits} bits, counted in its own family. */
  Ip masked(int bits) {
    byte[] cut = bytes.clone();
    int from = isV4() ? V4_START : 0;
    for (int i = from; i < BYTES; i++) {
      int keep = Math.max(0, Math.min(8, bits - (i - from) * 8));
      cut[i] &= (byte) (0xff << (8 - keep));
    }
    return new Ip(cut, mapped, false);
  }

  /** Returns the 16 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  private boolean allZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ip ip && Arrays.equals(bytes, ip.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns the canonical text: dotted IPv4, or IPv6 as RFC 5952 has it. */
  @Override
  public String toString() {
    return isV4() ? v4Text() : v6Text();
  }

  /** Returns the canonical text of the notation that was used: a mapped address stays mapped. */
  public String sameNotation() {
    return mapped ? "::ffff:" + v4Text() : toString();
  }

  private String v4Text() {
    return (bytes[12] & 0xff)
        + "."
        + (bytes[13] & 0xff)
        + "."
        + (bytes[14] & 0xff)
        + "."
        + (bytes[15] & 0xff);
  }

  private String v6Text() {
    int gap = -1; // the first of the longest runs of zero groups, of two at least
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && group(i + run) == 0) {
        run++;
      }
      if (run > gapLength) {
        gap = i;
        gapLength = run;
      }
      i += run;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == gap) {
        text.append("::");
        i += gapLength - 1;
      } else {
        text.append(i > 0 && i != gap + gapLength || i > 0 && gap < 0 ? ":" : "");
        text.append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }

  private int group(int i) {
    return (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
  }

  /** Reads one address from left to right. */
  static final class Scanner {
    private final String text;
    private int at;
    private boolean zeros;

    Scanner(String text) {
      this.text = text;
    }

    /** Returns the whole text as a dotted address, or Java's null. */
    @Nullable Ip v4() {
      byte[] bytes = new byte[BYTES];
      bytes[10] = -1;
      bytes[11] = -1;
      return quad(bytes, V4_START) ? new Ip(bytes, false, zeros) : null;
    }

    private boolean quad(byte[] bytes, int to) {
      for (int i = 0; i < 4; i++) {
        if (i > 0 && !take('.')) {
          return false;
        }
        int start = at;
        int n = number(10);
        if (n < 0 || n > 0xff) {
          return false;
        }
        zeros |= at - start > 1 && text.charAt(start) == '0';
        bytes[to + i] = (byte) n;
      }
      return at == text.length();
    }

    /** Returns the whole text as an address of hexadecimal groups, or Java's null. */
    @Nullable Ip v6() {
      byte[] bytes = new byte[BYTES];
      int filled = 0;
      int gap = -1; // where :: stood
      boolean quad = false;
      if (text.startsWith("::")) {
        gap = 0;
        at = 2;
      }
      while (filled < BYTES && at < text.length()) {
        int start = at;
        int n = number(16);
        if (n < 0 || n > 0xffff) {
          return null;
        }
        if (at < text.length() && text.charAt(at) == '.') {
          at = start;
          boolean place = gap >= 0 ? filled + 4 <= BYTES : filled == V4_START;
          if (!place || !quad(bytes, filled)) {
            return null;
          }
          quad = true;
          filled += 4;
          break;
        }
        zeros |= at - start > 4;
        bytes[filled++] = (byte) (n >> 8);
        bytes[filled++] = (byte) n;
        if (at == text.length()) {
          break;
        }
        if (!take(':') || at == text.length()) {
          return null;
        }
        if (text.charAt(at) == ':') {
          if (gap >= 0) {
            return null;
          }
          gap = filled;
          at++;
        }
      }
      return at == text.length() ? expanded(bytes, filled, gap) : null;
    }

    private @Nullable Ip expanded(byte[] bytes, int filled, int gap) {
      if (filled < BYTES == gap < 0) {
        return null; // too few groups, or a gap that stands for none
      }
      if (gap >= 0) {
        int tail = filled - gap;
        System.arraycopy(bytes.clone(), gap, bytes, BYTES - tail, tail);
        Arrays.fill(bytes, gap, BYTES - tail, (byte) 0);
      }
      Ip ip = new Ip(bytes, false, zeros);
      return ip.isV4() ? new Ip(bytes, true, zeros) : ip;
    }

    private boolean take(char c) {
      if (at < text.length() && text.charAt(at) == c) {
        at++;
        return true;
      }
      return false;
    }

    /** Returns the number here, or -1 if there is none or it is too big. */
    private int number(int radix) {
      int start = at;
      int n = 0;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        int digit = c < 0x80 ? Character.digit(c, radix) : -1;
        if (digit < 0) {
          break;
        }
        n = n * radix + digit;
        if (n >= TOO_BIG) {
          return -1;
        }
      }
      return at == start ? -1 : n;
    }
  }
}
