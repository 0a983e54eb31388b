package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Endpoint slices. */
@Path("/apis/discovery.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class DiscoveryResource extends GroupResource {
  public DiscoveryResource() {
    super("discovery.k8s.io");
  }
}
