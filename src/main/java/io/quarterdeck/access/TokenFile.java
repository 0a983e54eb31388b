package io.quarterdeck.access;

import io.quarterdeck.request.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The tokens of {@code --token-auth-file}: lines {@code token,user,uid,"group1,group2"}, read once
 * at start.
 */
public final class TokenFile implements BearerTokens.Source {
  private final UserTable users;

  private TokenFile(UserTable users) {
    this.users = users;
  }

  public static TokenFile read(Path file) throws IOException {
    return new TokenFile(UserTable.read(file, 1));
  }

  @Override
  public Optional<User> find(String token) {
    return users.find(token);
  }
}
