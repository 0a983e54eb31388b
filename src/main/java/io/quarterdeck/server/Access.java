package io.quarterdeck.server;

import io.quarterdeck.access.Authentication;
import io.quarterdeck.access.Authenticator;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.access.BearerTokens;
import io.quarterdeck.access.ClientCertificates;
import io.quarterdeck.access.OpenPaths;
import io.quarterdeck.access.PasswordFile;
import io.quarterdeck.access.Privileged;
import io.quarterdeck.access.TokenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds authentication and authorization from the settings. */
final class Access {
  private Access() {}

  static Authentication authentication(
      Config config, List<BearerTokens.Source> tokenSources, InstantSource clock)
      throws IOException {
    List<Authenticator> authenticators = new ArrayList<>();
    Optional<Path> authorities = config.file("client-ca-file");
    if (authorities.isPresent()) {
      authenticators.add(new ClientCertificates(authorities.get(), clock));
    }
    Optional<Path> tokens = config.file("token-auth-file");
    List<BearerTokens.Source> sources = new ArrayList<>();
    if (tokens.isPresent()) {
      sources.add(TokenFile.read(tokens.get()));
    }
    sources.addAll(tokenSources);
    if (!sources.isEmpty()) {
      authenticators.add(new BearerTokens(sources));
    }
    Optional<Path> passwords = config.file("basic-auth-file");
    if (passwords.isPresent()) {
      authenticators.add(PasswordFile.read(passwords.get()));
    }
    return new Authentication(authenticators, config.on("anonymous-auth"));
  }

  static Authorization authorization() {
    return new Authorization(List.of(new Privileged(), new OpenPaths()));
  }
}
