package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Webhooks and policies of admission. */
@Path("/apis/admissionregistration.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class AdmissionRegistrationResource extends GroupResource {
  public AdmissionRegistrationResource() {
    super("admissionregistration.k8s.io");
  }
}
