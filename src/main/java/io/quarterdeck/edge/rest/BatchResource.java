package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Jobs and cron jobs. */
@Path("/apis/batch{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class BatchResource extends GroupResource {
  public BatchResource() {
    super("batch");
  }
}
