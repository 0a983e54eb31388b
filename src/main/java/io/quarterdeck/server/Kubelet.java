package io.quarterdeck.server;

import io.quarterdeck.proxy.Backends;
import io.quarterdeck.proxy.Kubelets;
import java.io.IOException;
import java.util.Optional;

/** What the {@code --kubelet-} flags say about the way to kubelets. */
final class Kubelet {
  private Kubelet() {}

  static Kubelets addresses(Config config) {
    return new Kubelets(
        config.list("kubelet-preferred-address-types"), config.number("kubelet-port"));
  }

  /**
   * Returns the connections to kubelets and to what else lies behind.
   *
   * @throws IOException if a PEM file cannot be read
   */
  static Backends backends(Config config) throws IOException {
    Optional<Backends.Identity> identity =
        config
            .file("kubelet-client-certificate")
            .flatMap(
                certificate ->
                    config
                        .file("kubelet-client-key")
                        .map(key -> new Backends.Identity(certificate, key)));
    return Backends.of(
        config.file("kubelet-certificate-authority"), identity, config.duration("kubelet-timeout"));
  }
}
