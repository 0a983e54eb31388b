package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.status.GoText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL as Go's {@code net/url} takes them apart (RFC 3986), or why it does not; no
 * part is decoded.
 *
 * @param user what stands before {@code @}; Java's null if nothing does
 * @param error "" if the URL has a right form
 */
record UrlParts(
    String scheme,
    @Nullable String user,
    String host,
    String query,
    String fragment,
    String error) {

  static UrlParts parse(String url) {
    int hash = url.indexOf('#');
    String fragment = hash < 0 ? "" : url.substring(hash + 1);
    String rest = hash < 0 ? url : url.substring(0, hash);
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) < ' ' || rest.charAt(i) == 0x7f) {
        return wrong("net/url: invalid control character in URL");
      }
    }
    int colon = schemeEnd(rest);
    if (colon == 0) {
      return wrong("missing protocol scheme");
    }
    String scheme = colon < 0 ? "" : rest.substring(0, colon).toLowerCase(Locale.ROOT);
    rest = rest.substring(colon + 1);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    rest = mark < 0 ? rest : rest.substring(0, mark);
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
      String escape = wrongEscape(slash < 0 ? "" : rest.substring(slash));
      if (!escape.isEmpty()) {
        return wrong("invalid URL escape " + GoText.quote(escape));
      }
      return withAuthority(scheme, authority, query, fragment);
    }
    int slash = rest.indexOf('/');
    if (scheme.isEmpty()
        && rest.substring(0, slash < 0 ? rest.length() : slash).indexOf(':') >= 0) {
      return wrong("first path segment in URL cannot contain colon");
    }
    return new UrlParts(scheme, null, "", query, fragment, "");
  }

  /** Returns the first percent sign, and what follows it, that escapes no byte; "" if none. */
  private static String wrongEscape(String path) {
    for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
      String escape = path.substring(i, Math.min(i + 3, path.length()));
      boolean hex = escape.substring(1).chars().allMatch(c -> Character.digit(c, 16) >= 0);
      if (escape.length() < 3 || !hex) {
        return escape;
      }
    }
    return "";
  }

  /** Returns where the colon after the scheme stands; -1 if there is no scheme. */
  private static int schemeEnd(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean later = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
      if (c == ':') {
        return i;
      }
      if (!letter && (!later || i == 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static UrlParts withAuthority(
      String scheme, String authority, String query, String fragment) {
    int at = authority.lastIndexOf('@');
    String host = authority.substring(at + 1);
    for (int i = 0; i < host.length(); i++) {
      if (" <>\"\\^`{|}".indexOf(host.charAt(i)) >= 0) {
        return wrong(
            "invalid character " + GoText.quote(host.substring(i, i + 1)) + " in host name");
      }
    }
    int colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']')) {
      String port = host.substring(colon + 1);
      if (!port.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return wrong("invalid port " + GoText.quote(":" + port) + " after host");
      }
    }
    String user = at < 0 ? null : authority.substring(0, at);
    return new UrlParts(scheme, user, host, query, fragment, "");
  }

  private static UrlParts wrong(String error) {
    return new UrlParts("", null, "", "", "", error);
  }
}
