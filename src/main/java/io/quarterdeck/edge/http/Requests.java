package io.quarterdeck.edge.http;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.User;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes API requests out of servlet requests. Checks nothing. */
final class Requests {
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  /** Audit ids of clients are echoed, but not without a bound. */
  private static final int MOST_AUDIT_ID = 512;

  private Requests() {}

  /**
   * @param path decoded
   */
  static ApiRequest of(HttpServletRequest from, String path, long deadlineNanos) {
    Query query = query(from);
    RequestInfo info = RequestInfo.of(from.getMethod(), path, query);
    Headers headers = new ServletHeaders(from);
    return new ApiRequest(
        from.getMethod(),
        info.verb(),
        info.target(),
        query,
        headers,
        new LimitedBody(from),
        peer(from),
        User.ANONYMOUS,
        auditId(headers),
        deadlineNanos);
  }

  private record ServletHeaders(HttpServletRequest from) implements Headers {
    @Override
    public List<String> all(String name) {
      return Collections.list(from.getHeaders(name));
    }

    @Override
    public Set<String> names() {
      return new LinkedHashSet<>(Collections.list(from.getHeaderNames()));
    }
  }

  private static Query query(HttpServletRequest from) {
    String raw = from.getQueryString();
    return raw == null ? Query.EMPTY : Query.parse(raw);
  }

  private static Peer peer(HttpServletRequest from) {
    Object chain = from.isSecure() ? from.getAttribute(CERTIFICATES) : null;
    List<X509Certificate> certificates =
        chain instanceof X509Certificate[] shown ? List.of(shown) : List.of();
    return new Peer(from.getRemoteAddr(), certificates, from.getProtocol());
  }

  /** Returns the client's audit id, or a random one: unique, not secret. */
  private static String auditId(Headers headers) {
    return headers
        .first("Audit-ID")
        .filter(id -> !id.isEmpty() && id.length() <= MOST_AUDIT_ID)
        .orElseGet(Requests::randomId);
  }

  private static String randomId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
    long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
