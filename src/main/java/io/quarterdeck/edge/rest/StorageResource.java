package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Storage classes, CSI drivers and nodes, volume attachments. */
@Path("/apis/storage.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class StorageResource extends GroupResource {
  public StorageResource() {
    super("storage.k8s.io");
  }
}
