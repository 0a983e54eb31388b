package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Roles and their bindings. */
@Path("/apis/rbac.authorization.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class RbacResource extends GroupResource {
  public RbacResource() {
    super("rbac.authorization.k8s.io");
  }
}
