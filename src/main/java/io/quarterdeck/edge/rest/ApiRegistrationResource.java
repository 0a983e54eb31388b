package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** API services: which server answers for which group version. */
@Path("/apis/apiregistration.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class ApiRegistrationResource extends GroupResource {
  public ApiRegistrationResource() {
    super("apiregistration.k8s.io");
  }
}
