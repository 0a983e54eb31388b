package io.quarterdeck.access;

import java.util.Set;

/**
 * Allows reading the paths that tell nothing but that the server is there, to everybody: health and
 * version (the ClusterRole {@code system:public-info-viewer} and {@code
 * --authorization-always-allow-paths} in their default form). HEAD is a verb of its own and is not
 * allowed.
 */
public final class OpenPaths implements Authorizer {
  private static final Set<String> PATHS =
      Set.of("/healthz", "/livez", "/readyz", "/version", "/version/");

  @Override
  public Decision authorize(Attributes attributes) {
    var target = attributes.target();
    boolean open =
        !target.isResource() && attributes.verb().equals("get") && PATHS.contains(target.path());
    return open ? Decision.ALLOW : Decision.NO_OPINION;
  }
}
