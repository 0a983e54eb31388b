package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Ingresses, network policies, IP addresses and service CIDRs. */
@Path("/apis/networking.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class NetworkingResource extends GroupResource {
  public NetworkingResource() {
    super("networking.k8s.io");
  }
}
