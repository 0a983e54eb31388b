package io.quarterdeck.edge.http;

import io.quarterdeck.request.ApiRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request on its way through the edge: what the interceptors check and complete before the door
 * gets it. One thread works on it at a time.
 */
public final class Exchange {
  private static final String ATTRIBUTE = Exchange.class.getName();

  private final HttpServletRequest servletRequest;
  private final HttpServletResponse servletResponse;
  private final AtomicBoolean answered = new AtomicBoolean();
  private volatile ApiRequest request;

  Exchange(
      HttpServletRequest servletRequest, HttpServletResponse servletResponse, ApiRequest request) {
    this.servletRequest = servletRequest;
    this.servletResponse = servletResponse;
    this.request = request;
  }

  /** Leaves this exchange with its request, for those who are handed only that. */
  void attach() {
    servletRequest.setAttribute(ATTRIBUTE, this);
  }

  /** Returns the exchange that was attached to a request. */
  public static Exchange of(HttpServletRequest request) {
    return (Exchange) request.getAttribute(ATTRIBUTE);
  }

  public ApiRequest request() {
    return request;
  }

  /** Replaces the request by one that says more, such as who sends it. */
  public void become(ApiRequest more) {
    request = more;
  }

  HttpServletRequest servletRequest() {
    return servletRequest;
  }

  HttpServletResponse servletResponse() {
    return servletResponse;
  }

  /** Takes the right to answer; only the first caller gets it. */
  boolean claim() {
    return answered.compareAndSet(false, true);
  }

  boolean isAnswered() {
    return answered.get();
  }
}
