package io.quarterdeck.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block of PEM text (RFC 1421), as Go's {@code encoding/pem} finds it: what stands between a
 * BEGIN line and the next END line of the same type. Text around blocks, and blocks that are no
 * blocks, are passed over. Says nothing of what the bytes mean.
 */
public record PemBlock(String type, Map<String, String> headers, byte[] bytes) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "\n-----END ";
  private static final String DASHES = "-----";

  /** Returns the first block. */
  public static Optional<PemBlock> first(byte[] text) {
    return new Scan(text).next();
  }

  /** Returns all blocks in their order. */
  public static List<PemBlock> all(byte[] text) {
    List<PemBlock> blocks = new ArrayList<>();
    Scan scan = new Scan(text);
    for (Optional<PemBlock> b = scan.next(); b.isPresent(); b = scan.next()) {
      blocks.add(b.get());
    }
    return blocks;
  }

  /** A walk through the text, which looks at each character a fixed number of times. */
  private static final class Scan {
    private final String text;
    private int from;

    Scan(byte[] text) {
      this.text = new String(text, StandardCharsets.ISO_8859_1); // a character for each byte
    }

    Optional<PemBlock> next() {
      for (int end = text.indexOf(END, from); end >= 0; end = text.indexOf(END, from)) {
        int begin = from + text.substring(from, end).lastIndexOf(BEGIN);
        Optional<PemBlock> block =
            begin == from || begin > from && text.charAt(begin - 1) == '\n'
                ? block(begin + BEGIN.length(), end)
                : Optional.empty();
        from = end + END.length();
        if (block.isPresent()) {
          from = nextLine(from);
          return block;
        }
      }
      return Optional.empty();
    }

    /** Reads the block whose type stands at {@code start} and that ends at {@code end}. */
    private Optional<PemBlock> block(int start, int end) {
      String line = line(start);
      String type = line.endsWith(DASHES) ? line.substring(0, line.length() - 5) : "";
      if (!line.endsWith(DASHES) || !line(end + END.length()).equals(type + DASHES)) {
        return Optional.empty();
      }
      Map<String, String> headers = new LinkedHashMap<>();
      int body = nextLine(start);
      for (int colon = line(body).indexOf(':'); colon >= 0; colon = line(body).indexOf(':')) {
        String header = line(body);
        headers.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
        body = nextLine(body);
      }
      if (body > end) { // no line is left for a body
        return headers.isEmpty()
            ? Optional.of(new PemBlock(type, headers, new byte[0]))
            : Optional.empty();
      }
      return decoded(text.substring(body, end)).map(b -> new PemBlock(type, headers, b));
    }

    private static Optional<byte[]> decoded(String base64) {
      StringBuilder dense = new StringBuilder(base64.length());
      for (int i = 0; i < base64.length(); i++) {
        char c = base64.charAt(i);
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
          dense.append(c);
        }
      }
      if (dense.length() % 4 != 0) {
        return Optional.empty();
      }
      try {
        return Optional.of(Base64.getDecoder().decode(dense.toString()));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /** Returns the line at {@code start} without the white space at its end. */
    private String line(int start) {
      int newline = text.indexOf('\n', start);
      return text.substring(start, newline < 0 ? text.length() : newline).stripTrailing();
    }

    private int nextLine(int start) {
      int newline = text.indexOf('\n', start);
      return newline < 0 ? text.length() : newline + 1;
    }
  }
}
