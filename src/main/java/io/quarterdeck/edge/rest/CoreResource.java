package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/**
 * The core group: pods, services, nodes, namespaces, config maps, secrets and what else has no
 * group name.
 */
@Path("/api{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class CoreResource extends GroupResource {
  public CoreResource() {
    super("");
  }
}
