package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** The group of old that other groups have taken over. */
@Path("/apis/extensions{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class ExtensionsResource extends GroupResource {
  public ExtensionsResource() {
    super("extensions");
  }
}
