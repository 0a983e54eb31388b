package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Reviews of access. */
@Path("/apis/authorization.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class AuthorizationResource extends GroupResource {
  public AuthorizationResource() {
    super("authorization.k8s.io");
  }
}
