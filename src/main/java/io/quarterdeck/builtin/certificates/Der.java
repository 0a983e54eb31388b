package io.quarterdeck.builtin.certificates;

/**
 * The beginning of a DER element (X.690, section 8.1), with what is wrong with it in the words of
 * Go's {@code encoding/asn1}. Reads no further than the header.
 *
 * @param problem "" if there is a header and enough bytes behind it
 * @param start where the contents begin
 * @param length of the contents
 */
record Der(String problem, int start, int length) {
  private static final int SEQUENCE = 16;
  private static final int LENGTH_MAX = 1 << 23; // as Go

  /** Reads the header of a SEQUENCE at {@code offset} of what ends at {@code end}. */
  static Der sequence(byte[] der, int offset, int end, String goName) {
    if (offset >= end) {
      return wrong("syntax error: sequence truncated");
    }
    int first = der[offset] & 0xff;
    if ((first & 0x1f) == 0x1f) {
      return wrong("syntax error: truncated base 128 integer");
    }
    if (offset + 1 >= end) {
      return wrong("syntax error: truncated tag or length");
    }
    Der header = withLength(der, offset + 1, end);
    if (!header.problem.isEmpty()) {
      return header;
    }
    boolean compound = (first & 0x20) != 0;
    if (first >> 6 != 0 || (first & 0x1f) != SEQUENCE || !compound) {
      return wrong(mismatch(first, compound, header.length, goName, header.start - offset));
    }
    return header.start + header.length > end ? wrong("syntax error: data truncated") : header;
  }

  private static Der withLength(byte[] der, int offset, int end) {
    int first = der[offset] & 0xff;
    if (first < 0x80) {
      return new Der("", offset + 1, first);
    }
    if (first == 0x80) {
      return wrong("syntax error: indefinite length found (not DER)");
    }
    int start = offset + 1;
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++, start++) {
      if (start >= end) {
        return wrong("syntax error: truncated tag or length");
      }
      if (length >= LENGTH_MAX) {
        return wrong("structure error: length too large");
      }
      length = length << 8 | der[start] & 0xff;
      if (length == 0) {
        return wrong("structure error: superfluous leading zeros in length");
      }
    }
    return length < 0x80
        ? wrong("structure error: non-minimal length")
        : new Der("", start, length);
  }

  private static Der wrong(String problem) {
    return new Der("asn1: " + problem, 0, 0);
  }

  private static String mismatch(int first, boolean compound, int length, String name, int at) {
    return "structure error: tags don't match (16 vs {class:"
        + (first >> 6)
        + " tag:"
        + (first & 0x1f)
        + " length:"
        + length
        + " isCompound:"
        + compound
        + "}) {optional:false explicit:false application:false private:false defaultValue:<nil>"
        + " tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false} "
        + name
        + " @"
        + at;
  }
}
