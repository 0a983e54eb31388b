package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Flow schemas and priority levels. */
@Path("/apis/flowcontrol.apiserver.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class FlowControlResource extends GroupResource {
  public FlowControlResource() {
    super("flowcontrol.apiserver.k8s.io");
  }
}
