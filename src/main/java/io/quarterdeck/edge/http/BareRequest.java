package io.quarterdeck.edge.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * A request as JAX-RS sees it: method and path. Headers are negotiated behind the door, in
 * kube-apiserver's way and wording, so JAX-RS gets none to refuse (or to read a form's body for).
 */
final class BareRequest extends HttpServletRequestWrapper {
  BareRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.emptyEnumeration();
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }
}
