package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Certificate signing requests and trust bundles. */
@Path("/apis/certificates.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class CertificatesResource extends GroupResource {
  public CertificatesResource() {
    super("certificates.k8s.io");
  }
}
