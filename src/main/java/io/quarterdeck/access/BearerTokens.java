package io.quarterdeck.access;

import io.quarterdeck.request.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Authenticates {@code Authorization: Bearer} headers (RFC 6750, section 2.1) by asking each source
 * of tokens in turn. A token that no source knows is refused. A bare {@code Bearer} counts as no
 * credentials, as kube-apiserver has it.
 */
public final class BearerTokens implements Authenticator {
  private static final String SCHEME = "bearer";

  private final List<Source> sources;

  public BearerTokens(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Something that knows tokens. */
  @FunctionalInterface
  public interface Source {
    /** Returns whose token it is; empty if this source does not know it. */
    Optional<User> find(String token);
  }

  @Override
  public Verdict authenticate(Credentials credentials) {
    String token = credentials.headers().first("Authorization").map(BearerTokens::token).orElse("");
    if (token.isEmpty()) {
      return Verdict.Silent.HERE;
    }
    for (Source source : sources) {
      Optional<User> user = source.find(token);
      if (user.isPresent()) {
        return new Verdict.Known(user.get());
      }
    }
    return new Verdict.Refused("invalid bearer token");
  }

  private static String token(String header) {
    String[] parts = header.strip().split(" ", 3);
    return parts.length > 1 && parts[0].toLowerCase(Locale.ROOT).equals(SCHEME) ? parts[1] : "";
  }
}
