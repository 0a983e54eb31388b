package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Priority classes, workloads and pod groups. */
@Path("/apis/scheduling.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class SchedulingResource extends GroupResource {
  public SchedulingResource() {
    super("scheduling.k8s.io");
  }
}
