package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Pod disruption budgets. */
@Path("/apis/policy{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class PolicyResource extends GroupResource {
  public PolicyResource() {
    super("policy");
  }
}
