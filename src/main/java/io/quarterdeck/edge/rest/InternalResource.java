package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Storage versions. */
@Path("/apis/internal.apiserver.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class InternalResource extends GroupResource {
  public InternalResource() {
    super("internal.apiserver.k8s.io");
  }
}
