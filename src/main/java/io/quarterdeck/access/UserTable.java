package io.quarterdeck.access;

import io.quarterdeck.request.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users of a credentials file of kube-apiserver's form: lines {@code
 * secret,user,uid,"group1,group2"}, the groups optional. Secrets are kept and looked up as digests,
 * so that the time of a look-up tells nothing about them.
 */
final class UserTable {
  private final Map<Digest, User> users;

  private UserTable(Map<Digest, User> users) {
    this.users = users;
  }

  /**
   * Reads a file.
   *
   * @param keyColumns how many of the first columns make up the key of a look-up: 1 for tokens, 2
   *     for password and user
   * @throws IOException if it can't be read, or a line has fewer than three columns
   */
  static UserTable read(Path file, int keyColumns) throws IOException {
    Map<Digest, User> users = new HashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      List<String> columns = columns(line);
      if (columns.size() < 3) {
        throw new IOException(
            file
                + ":"
                + number
                + ": needs at least 3 columns (secret, user, uid), has "
                + columns.size());
      }
      String key = String.join("\0", columns.subList(0, keyColumns));
      if (!columns.get(0).isEmpty()) {
        users.put(Digest.of(key), user(columns));
      }
    }
    return new UserTable(users);
  }

  private static User user(List<String> columns) {
    List<String> groups =
        columns.size() < 4 || columns.get(3).isEmpty()
            ? List.of()
            : Arrays.stream(columns.get(3).split(",")).map(String::trim).toList();
    return new User(columns.get(1), columns.get(2), groups, Map.of());
  }

  Optional<User> find(String... key) {
    return Optional.ofNullable(users.get(Digest.of(String.join("\0", key))));
  }

  /** Splits a line as RFC 4180 says: quotes hold commas and doubled quotes. */
  private static List<String> columns(String line) {
    List<String> columns = new ArrayList<>();
    StringBuilder column = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        column.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        columns.add(column.toString().trim());
        column.setLength(0);
      } else {
        column.append(c);
      }
    }
    columns.add(column.toString().trim());
    return columns;
  }

  /** A SHA-256 digest as a key. */
  private record Digest(long a, long b, long c, long d) {
    static Digest of(String text) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        java.nio.LongBuffer longs = java.nio.ByteBuffer.wrap(hash).asLongBuffer();
        return new Digest(longs.get(), longs.get(), longs.get(), longs.get());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JRE has SHA-256", e);
      }
    }
  }
}
