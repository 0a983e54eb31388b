package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Runtime classes. */
@Path("/apis/node.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class NodeResource extends GroupResource {
  public NodeResource() {
    super("node.k8s.io");
  }
}
