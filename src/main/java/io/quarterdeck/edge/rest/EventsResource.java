package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Events. */
@Path("/apis/events.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class EventsResource extends GroupResource {
  public EventsResource() {
    super("events.k8s.io");
  }
}
