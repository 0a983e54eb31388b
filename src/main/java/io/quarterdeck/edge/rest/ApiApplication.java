package io.quarterdeck.edge.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JAX-RS application: all of the URL space. Its classes are found by their annotations. */
@ApplicationPath("/")
public class ApiApplication extends Application {
  @Override
  public Map<String, Object> getProperties() {
    // Jersey: send headers without waiting for 8 KiB of body, and describe nothing.
    return Map.of(
        "jersey.config.server.contentLength.buffer",
        0,
        "jersey.config.server.wadl.disableWadl",
        true);
  }
}
