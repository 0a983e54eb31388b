package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Reviews of tokens and of oneself. */
@Path("/apis/authentication.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class AuthenticationResource extends GroupResource {
  public AuthenticationResource() {
    super("authentication.k8s.io");
  }
}
