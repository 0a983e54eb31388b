package io.quarterdeck.proxy;

import io.quarterdeck.status.Failures;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/**
 * Makes the places that a backend names lead through the proxy, if they are the backend's own.
 *
 * @param before the path of the proxy itself
 * @param backend who names the place
 * @param host that the client has named
 */
record Redirects(String before, Location backend, String host) {

  /**
   * Returns where the client finds {@code place}.
   *
   * @throws io.quarterdeck.status.ApiException 500 if it is no URL
   */
  String of(String place) {
    URI url;
    try {
      url = new URI(place);
    } catch (URISyntaxException e) {
      throw Failures.internal("error trying to parse Location header: " + e.getMessage());
    }
    String named = Objects.requireNonNullElse(url.getRawAuthority(), "");
    String path = Objects.requireNonNullElse(url.getRawPath(), "");
    boolean elsewhere =
        !named.isEmpty() && !named.equals(backend.authority()) && !named.equals(host);
    if (elsewhere || !path.startsWith("/")) {
      return place;
    }
    String origin = !named.isEmpty() && named.equals(host) ? url.getScheme() + "://" + host : "";
    String through = path.startsWith(before) ? path : GoPath.join(before, path);
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String fragment = url.getRawFragment() == null ? "" : "#" + url.getRawFragment();
    return origin + through + query + fragment;
  }
}
