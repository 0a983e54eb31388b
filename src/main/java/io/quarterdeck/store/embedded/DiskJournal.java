package io.quarterdeck.store.embedded;

import io.quarterdeck.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * The log as files in one directory: at most one {@code base-N}, which stands for everything up to
 * file N, and {@code log-N+1}, {@code log-N+2} and so on, the last of which grows.
 *
 * <p>Rewriting makes a new base of all files but the growing one, under another name, and renames
 * it when it is durable: from then on the files it stands for do not count, and are deleted, by the
 * next start if a crash comes between.
 */
final class DiskJournal implements Journal {
  private final Path directory;
  private final DirectoryLock lock;
  private final long fileBytes;

  /** In the order of their numbers; changed by the appending and the rewriting thread. */
  private final List<Numbered> files = new CopyOnWriteArrayList<>();

  /** Set when an fsync failed: what the disk then holds is unknown, so nothing may follow. */
  private volatile Optional<IOException> broken = Optional.empty();

  private record Numbered(long number, LogFile file) {}

  private DiskJournal(Path directory, DirectoryLock lock, long fileBytes) {
    this.directory = directory;
    this.lock = lock;
    this.fileBytes = fileBytes;
  }

  /**
   * Takes {@code directory}, which is made if missing.
   *
   * @param fileBytes the size at which the next file is begun
   */
  static DiskJournal open(Path directory, long fileBytes) throws IOException {
    Files.createDirectories(directory);
    return new DiskJournal(directory, DirectoryLock.take(directory), fileBytes);
  }

  @Override
  public void replay(BiConsumer<LogRecord, Location> each) throws IOException {
    LogNames names = LogNames.read(directory);
    for (Path leftover : names.leftovers()) {
      Files.delete(leftover);
    }
    for (LogNames.Name name : names.inOrder()) {
      boolean last = name.number() == names.lastNumber() && !name.base();
      LogFile file = Recovery.open(directory.resolve(name.toString()), last, each);
      files.add(new Numbered(name.number(), file));
    }
    if (files.isEmpty() || names.endsWithBase()) {
      begin(names.lastNumber() + 1);
    }
  }

  @Override
  public List<Location> append(List<LogRecord> records) throws IOException {
    checkHealth();
    Numbered last = files.getLast();
    if (last.file().sizeBytes() >= fileBytes) {
      last = begin(last.number() + 1);
    }
    List<Location> locations = last.file().append(records);
    force(last.file());
    return locations;
  }

  @Override
  public void checkHealth() {
    broken.ifPresent(
        cause -> {
          throw new StoreException("an earlier fsync failed; restart the server", cause);
        });
  }

  private void force(LogFile file) throws IOException {
    try {
      file.force();
    } catch (IOException e) {
      broken = Optional.of(e);
      throw e;
    }
  }

  private Numbered begin(long number) throws IOException {
    Path path = directory.resolve(new LogNames.Name(false, number).toString());
    Files.deleteIfExists(path); // empty: left by an attempt that failed when the disk was full
    LogFile file = LogFile.create(path);
    forceDirectory();
    Numbered numbered = new Numbered(number, file);
    files.add(numbered);
    return numbered;
  }

  @Override
  public long sizeBytes() {
    return files.stream().mapToLong(each -> each.file().sizeBytes()).sum();
  }

  @Override
  public void rewrite(Versions versions) throws IOException {
    if (sizeBytes() < 2 * versions.neededBytes() + fileBytes) {
      return;
    }
    List<Numbered> old = List.copyOf(files.subList(0, files.size() - 1));
    Numbered base = writeBase(versions, old);
    files.addFirst(base);
    files.removeAll(old);
    for (Numbered each : old) {
      each.file().retire();
      if (!each.file().path().equals(base.file().path())) {
        Files.delete(each.file().path());
      }
    }
  }

  private Numbered writeBase(Versions versions, List<Numbered> old) throws IOException {
    Set<LogFile> replaced = new HashSet<>();
    old.forEach(each -> replaced.add(each.file()));
    long number = old.getLast().number();
    LogFile file = LogFile.create(directory.resolve(LogNames.DRAFT));
    try {
      BaseWriter writer = new BaseWriter(file);
      writer.write(versions, replaced);
      file.renameTo(directory.resolve(new LogNames.Name(true, number).toString()));
      forceDirectory();
      writer.publish();
      return new Numbered(number, file);
    } catch (IOException | RuntimeException e) {
      file.retire();
      Files.deleteIfExists(directory.resolve(LogNames.DRAFT)); // a full disk needs the room
      throw e;
    }
  }

  private void forceDirectory() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() {
    try {
      for (Numbered each : files) {
        each.file().retire();
      }
      lock.close();
    } catch (IOException e) {
      throw new StoreException("cannot close " + directory, e);
    }
  }
}
