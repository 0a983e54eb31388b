package io.quarterdeck.store.embedded;

import io.quarterdeck.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files of a directory make up the log, told by their names alone.
 *
 * @param inOrder the base, if there is one, and the files after it
 * @param leftovers files that an interrupted rewriting did not get to delete
 */
record LogNames(List<Name> inOrder, List<Path> leftovers) {
  /** A base that is being written. */
  static final String DRAFT = "draft";

  private static final Pattern NAME = Pattern.compile("(base|log)-([0-9]{16})");

  /**
   * The name of a file.
   *
   * @param base whether it stands for all files up to its number
   */
  record Name(boolean base, long number) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s-%016d", base ? "base" : "log", number);
    }
  }

  static LogNames read(Path directory) throws IOException {
    List<Name> all = new ArrayList<>();
    List<Path> leftovers = new ArrayList<>();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        parse(path.getFileName().toString()).ifPresent(all::add);
        if (path.endsWith(DRAFT)) {
          leftovers.add(path);
        }
      }
    }
    return of(all, directory, leftovers);
  }

  private static LogNames of(List<Name> all, Path directory, List<Path> leftovers) {
    long base = all.stream().filter(Name::base).mapToLong(Name::number).max().orElse(0);
    List<Name> counting = new ArrayList<>();
    for (Name name : all) { // bases come first, each sort in order of number
      if (name.number() > base || name.equals(new Name(true, base))) {
        counting.add(name);
      } else {
        leftovers.add(directory.resolve(name.toString()));
      }
    }
    checkComplete(counting, directory);
    return new LogNames(List.copyOf(counting), List.copyOf(leftovers));
  }

  private static void checkComplete(List<Name> names, Path directory) {
    for (int i = 0; i < names.size(); i++) {
      long expected = i == 0 ? 1 : names.get(i - 1).number() + 1;
      if (names.get(i).number() != expected && !names.get(i).base()) {
        throw new StoreException(
            "the data is damaged: " + directory + " lacks " + new Name(false, expected));
      }
    }
  }

  private static Optional<Name> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new Name(matcher.group(1).equals("base"), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /** Returns the highest number of a file; 0 if there is none. */
  long lastNumber() {
    return inOrder.isEmpty() ? 0 : inOrder.getLast().number();
  }

  boolean endsWithBase() {
    return !inOrder.isEmpty() && inOrder.getLast().base();
  }
}
