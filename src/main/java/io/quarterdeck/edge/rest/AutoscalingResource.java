package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Horizontal pod autoscalers, and the scale of workloads. */
@Path("/apis/autoscaling{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class AutoscalingResource extends GroupResource {
  public AutoscalingResource() {
    super("autoscaling");
  }
}
