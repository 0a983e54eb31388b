package io.quarterdeck.server;

import io.quarterdeck.access.BearerTokens;
import io.quarterdeck.access.serviceaccount.BoundObjects;
import io.quarterdeck.access.serviceaccount.Keys;
import io.quarterdeck.access.serviceaccount.ServiceAccountTokens;
import io.quarterdeck.access.serviceaccount.TokenIssuer;
import io.quarterdeck.action.Actions.Issuing;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.Meta;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.server.paths.IssuerDocuments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the settings say of service account tokens: keys, issuers, audiences.
 *
 * @param keys as the files hold them
 * @param issuers whose tokens are taken; the first one's are given out
 * @param audiences the server's own
 * @param keysUri where the keys are published
 * @param maxSeconds the longest life of a token; 0 for no limit
 * @param extendsPods whether pods' tokens live longer than asked
 */
record ServiceAccounts(
    Keys keys,
    List<String> issuers,
    List<String> audiences,
    String keysUri,
    long maxSeconds,
    boolean extendsPods) {
  private static final String DEFAULT_ISSUER = "https://kubernetes.default.svc.cluster.local";

  /**
   * Reads the settings; empty if no key signs.
   *
   * @throws IOException if a key file cannot be read
   */
  static Optional<ServiceAccounts> of(Config config) throws IOException {
    Optional<Path> signing = config.file("service-account-signing-key-file");
    if (signing.isEmpty()) {
      return Optional.empty();
    }
    List<Path> verifying = config.list("service-account-key-file").stream().map(Path::of).toList();
    List<String> given = config.list("service-account-issuer");
    List<String> issuers = given.isEmpty() ? List.of(DEFAULT_ISSUER) : given;
    List<String> audiences = config.list("api-audiences");
    String uri = config.text("service-account-jwks-uri");
    return Optional.of(
        new ServiceAccounts(
            Keys.read(signing.get(), verifying),
            issuers,
            audiences.isEmpty() ? issuers : audiences,
            uri.isEmpty()
                ? "https://" + ExternalAddress.of(config) + IssuerDocuments.KEYS_PATH
                : uri,
            config.duration("service-account-max-token-expiration").toSeconds(),
            config.on("service-account-extend-token-expiration")));
  }

  Issuing issuing() {
    return new Issuing(
        new TokenIssuer(keys), issuers.getFirst(), audiences, maxSeconds, extendsPods);
  }

  IssuerDocuments documents() {
    return new IssuerDocuments(issuers.getFirst(), keysUri, keys);
  }

  /** Returns what knows the tokens; it looks their objects up in the image. */
  BearerTokens.Source tokens(Objects objects, Catalog catalog, InstantSource clock) {
    BoundObjects bound =
        (resource, namespace, name) -> find(objects, catalog, resource, namespace, name);
    return new ServiceAccountTokens(keys, Set.copyOf(issuers), Set.copyOf(audiences), bound, clock);
  }

  private static Optional<Meta> find(
      Objects objects, Catalog catalog, String resource, String namespace, String name) {
    return catalog
        .find("", "v1", resource)
        .flatMap(ResourceType::stored)
        .flatMap(kind -> objects.newest(kind, namespace, name))
        .map(KubeObject::meta);
  }
}
