package io.quarterdeck.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Paths of URLs, joined and escaped as Go's {@code path} and {@code net/url} do. */
final class GoPath {
  private static final String UNESCAPED_IN_PATH = "-_.~$&+,/:;=@";
  private static final String UNESCAPED_IN_QUERY = "-_.~!$&'()*+,/:;=?@";

  private GoPath() {}

  /** Joins two paths and cleans the result; a slash at the end of what was given stays there. */
  static String join(String above, String below) {
    String joined = above.isEmpty() || below.isEmpty() ? above + below : above + "/" + below;
    if (joined.isEmpty()) {
      return "";
    }
    String clean = clean(joined);
    boolean open = (below.isEmpty() ? above : below).endsWith("/");
    return open && !clean.endsWith("/") ? clean + "/" : clean;
  }

  /** Resolves {@code .}, {@code ..} and repeated slashes. */
  private static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> kept = new ArrayDeque<>();
    for (String step : path.split("/", -1)) {
      if (step.isEmpty() || step.equals(".")) {
        continue;
      }
      if (!step.equals("..")) {
        kept.addLast(step);
      } else if (!kept.isEmpty() && !kept.getLast().equals("..")) {
        kept.removeLast();
      } else if (!rooted) {
        kept.addLast(step);
      }
    }
    String joined = String.join("/", kept);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /** Escapes a decoded path. */
  static String escaped(String path) {
    return escaped(path, UNESCAPED_IN_PATH);
  }

  /** Escapes what must not be in a query as it is, and leaves its escapes alone. */
  static String escapedQuery(String query) {
    StringBuilder out = new StringBuilder(query.length());
    int from = 0;
    for (int at = query.indexOf('%'); at >= 0; at = query.indexOf('%', from)) {
      boolean isEscape = isHex(query, at + 1) && isHex(query, at + 2);
      out.append(escaped(query.substring(from, at), UNESCAPED_IN_QUERY));
      out.append(isEscape ? "%" : "%25");
      from = at + 1;
    }
    return out.append(escaped(query.substring(from), UNESCAPED_IN_QUERY)).toString();
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 'g';
  }

  private static String escaped(String text, String plain) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean stays =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || plain.indexOf(c) >= 0;
      if (stays) {
        out.append(c);
      } else {
        out.append(String.format("%%%02X", (int) c));
      }
    }
    return out.toString();
  }
}
