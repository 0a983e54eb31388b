package io.quarterdeck.access;

import io.quarterdeck.request.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Authenticates {@code Authorization: Basic} headers (RFC 7617) against {@code --basic-auth-file}:
 * lines {@code password,user,uid,"group1,group2"}. kube-apiserver had this until v1.18, in this
 * form.
 */
public final class PasswordFile implements Authenticator {
  private static final String SCHEME = "basic ";

  private final UserTable users;

  private PasswordFile(UserTable users) {
    this.users = users;
  }

  public static PasswordFile read(Path file) throws IOException {
    return new PasswordFile(UserTable.read(file, 2));
  }

  @Override
  public Verdict authenticate(Credentials credentials) {
    Optional<String> header = credentials.headers().first("Authorization").map(String::strip);
    if (header.isEmpty() || !header.get().toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return Verdict.Silent.HERE;
    }
    return find(header.get().substring(SCHEME.length()).strip())
        .<Verdict>map(Verdict.Known::new)
        .orElseGet(() -> new Verdict.Refused("invalid user name or password"));
  }

  private Optional<User> find(String encoded) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : users.find(pair.substring(colon + 1), pair.substring(0, colon));
  }
}
