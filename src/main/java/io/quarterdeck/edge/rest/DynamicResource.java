package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Resource claims, slices and device classes of dynamic resource allocation. */
@Path("/apis/resource.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class DynamicResource extends GroupResource {
  public DynamicResource() {
    super("resource.k8s.io");
  }
}
