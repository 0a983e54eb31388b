package io.quarterdeck.edge.http;

import io.quarterdeck.edge.payara.Listeners;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The path of a request as the client sent it, before any container took it apart. */
final class RawPath {
  private RawPath() {}

  /** Returns the decoded path; empty if it has an escape that is none. */
  static Optional<String> of(HttpServletRequest request) {
    if (request.getAttribute(Listeners.RAW_PATH) instanceof String hidden) {
      return decode(hidden);
    }
    return decode(request.getRequestURI().substring(request.getContextPath().length()));
  }

  /**
   * Decodes as Go's {@code url.PathUnescape}: each escape is a byte, and the bytes are UTF-8.
   *
   * @param raw whose characters above 127 are bytes too
   */
  static Optional<String> decode(String raw) {
    if (isPlain(raw)) {
      return Optional.of(raw);
    }
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
        int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        c = (char) (high << 4 | low);
        i += 2;
      }
      bytes[length++] = (byte) c;
    }
    return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }

  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' || c > 127) {
        return false;
      }
    }
    return true;
  }
}
