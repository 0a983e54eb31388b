package io.quarterdeck.edge.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;

/** Migrations of stored objects to another version. */
@Path("/apis/storagemigration.k8s.io{rest: (/.*)?}")
@ApplicationScoped
@Authenticated
@Validated
public class StorageMigrationResource extends GroupResource {
  public StorageMigrationResource() {
    super("storagemigration.k8s.io");
  }
}
