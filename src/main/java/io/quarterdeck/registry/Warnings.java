package io.quarterdeck.registry;

import io.quarterdeck.request.Reply.Header;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what a client should hear though its request succeeds ({@code Warning} headers, RFC 7234
 * 5.5, code 299). For one request; not thread-safe.
 */
public final class Warnings {
  private static final int ALL_MAX_BYTES = 4096; // upstream's bounds, for clients with small limits
  private static final int LONG_BYTES = 256;

  private final Set<String> texts = new LinkedHashSet<>();

  public void add(String text) {
    texts.add(text);
  }

  public void addAll(List<String> more) {
    texts.addAll(more);
  }

  /** Returns one header for each text; when all together are too long, long ones are cut. */
  public List<Header> headers() {
    if (texts.isEmpty()) {
      return List.of();
    }
    int total = texts.stream().mapToInt(String::length).sum();
    List<Header> headers = new ArrayList<>(texts.size());
    int written = 0;
    for (String text : texts) {
      String cut =
          total > ALL_MAX_BYTES && text.length() > LONG_BYTES
              ? text.substring(0, LONG_BYTES)
              : text;
      written += cut.length();
      if (written > ALL_MAX_BYTES) {
        break;
      }
      headers.add(new Header("Warning", "299 - " + quoted(cut)));
    }
    return headers;
  }

  /** Quotes as HTTP does; control characters, which would end the header, are left out. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= 0x20 && c != 0x7f || c == '\t') {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
