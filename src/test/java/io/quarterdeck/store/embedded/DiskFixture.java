package io.quarterdeck.store.embedded;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;

/** Opens embedded stores, each in a directory of its own below one that goes in the end. */
public final class DiskFixture implements StoreFixture {
  private final Path root;
  private int opened;

  public DiskFixture() {
    try {
      root = Files.createTempDirectory("store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Store openEmpty() {
    Path directory = root.resolve(String.valueOf(opened++));
    return EmbeddedStore.open(directory, EmbeddedSettings.DEFAULT, Clock.systemUTC());
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(root)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
