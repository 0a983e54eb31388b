package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Deployments, replica sets, stateful sets, daemon sets, controller revisions. */
@Path("/apis/apps{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class AppsResource extends GroupResource {
  public AppsResource() {
    super("apps");
  }
}
