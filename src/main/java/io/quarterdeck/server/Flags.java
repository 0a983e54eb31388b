package io.quarterdeck.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The table of all flags: kube-apiserver's and a few of our own, read from {@code flags.txt}. Does
 * not parse command lines.
 */
public final class Flags {
  private static final Map<String, Flag> ALL = read();

  private Flags() {}

  /** Returns every flag, in the order of the table. */
  public static Collection<Flag> all() {
    return ALL.values();
  }

  public static Optional<Flag> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static Map<String, Flag> read() {
    Map<String, Flag> flags = new LinkedHashMap<>();
    String section = "";
    for (String line : text().split("\n")) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        Flag flag = parse(line, section);
        flags.put(flag.name(), flag);
      }
    }
    return flags;
  }

  private static Flag parse(String line, String section) {
    String[] parts = line.split(" ", 4);
    String fallback = parts[2].equals("-") || parts[2].equals("@") ? "" : parts[2];
    Flag.Type type = Flag.Type.valueOf(parts[1].toUpperCase(Locale.ROOT));
    return new Flag(parts[0], type, fallback, section, parts[3]);
  }

  private static String text() {
    try (InputStream in = Objects.requireNonNull(Flags.class.getResourceAsStream("flags.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
