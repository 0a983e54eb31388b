package io.quarterdeck.edge.payara;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;

/**
 * Hides from Payara the paths that it would answer by itself, in its own way: a colon is an error
 * of its security manager, {@code ..} and NUL are refused, escapes that are none answered with
 * nothing. The container sees a harmless path, the edge the raw one. It decides nothing about them.
 */
final class RawPathFilter extends BaseFilter {
  /** What the container gets to see instead. */
  private static final String HARMLESS = "/-";

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request) {
      String path =
          request
              .getRequestURIRef()
              .getOriginalRequestURIBC()
              .toString(StandardCharsets.ISO_8859_1);
      if (!isHarmless(path)) {
        request.setAttribute(Listeners.RAW_PATH, path);
        request.setRequestURI(HARMLESS);
      }
    }
    return context.getInvokeAction();
  }

  /** Tells whether every container takes the path as it stands; nearly all are. */
  static boolean isHarmless(String path) {
    char before = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '_'
              || c >= 'A' && c <= 'Z'
              || (c == '/' || c == '.') && before != '/';
      if (!plain) {
        return false;
      }
      before = c;
    }
    return !isOfTheArchive(path, "/WEB-INF") && !isOfTheArchive(path, "/META-INF");
  }

  /** Containers keep these directories of a WAR to themselves. */
  private static boolean isOfTheArchive(String path, String directory) {
    return path.regionMatches(true, 0, directory, 0, directory.length());
  }
}
