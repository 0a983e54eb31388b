package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Definitions of custom resources. */
@Path("/apis/apiextensions.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class ApiExtensionsResource extends GroupResource {
  public ApiExtensionsResource() {
    super("apiextensions.k8s.io");
  }
}
