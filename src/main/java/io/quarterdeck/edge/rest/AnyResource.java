package io.quarterdeck.edge.rest;

import io.quarterdeck.edge.http.GroupAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Everything else: groups of custom resources and of aggregated servers, and all other paths. */
@Path("{path: .*}")
@ApplicationScoped
@Authenticated
@Validated
public class AnyResource extends GroupResource {
  public AnyResource() {
    super(GroupAnswers.ANY);
  }
}
