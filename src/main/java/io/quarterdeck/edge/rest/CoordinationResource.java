package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Leases and lease candidates. */
@Path("/apis/coordination.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class CoordinationResource extends GroupResource {
  public CoordinationResource() {
    super("coordination.k8s.io");
  }
}
