package io.quarterdeck.edge.http;

import com.google.re2j.Pattern;
import io.quarterdeck.edge.lifecycle.BrowserSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * The headers for browsers: HSTS on every answer, CORS where the origin is allowed. Stands before
 * authentication: a browser asks without credentials whether it may send them.
 */
final class BrowserHeaders {
  private final List<Pattern> origins;
  private final String transportSecurity;

  BrowserHeaders(BrowserSettings settings) {
    this.origins = settings.origins();
    this.transportSecurity = settings.transportSecurity();
  }

  /** Sets the headers that a request asks for; says whether that was all it wants (preflight). */
  boolean answers(HttpServletRequest request, HttpServletResponse response) {
    if (!transportSecurity.isEmpty()) {
      response.setHeader("Strict-Transport-Security", transportSecurity);
    }
    if (origins.isEmpty()) {
      return false;
    }
    String origin = request.getHeader("Origin");
    if (origin == null || origins.stream().noneMatch(o -> o.matcher(origin).find())) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Methods", "POST, GET, OPTIONS, PUT, DELETE, PATCH");
    response.setHeader(
        "Access-Control-Allow-Headers",
        "Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization,"
            + " X-Requested-With, If-Modified-Since");
    response.setHeader("Access-Control-Expose-Headers", "Date");
    response.setHeader("Access-Control-Allow-Credentials", "true");
    return request.getMethod().equals("OPTIONS");
  }
}
