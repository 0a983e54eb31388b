package io.quarterdeck.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Watches the config maps of a namespace as a well-behaved client does: when its watch ends it
 * begins another at the last version that it saw. Keeps the names of those that were added.
 */
final class WatchedMaps implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("\"metadata\":\\{\"name\":\"([^\"]+)\"");
  private static final Pattern VERSION = Pattern.compile("\"resourceVersion\":\"(\\d+)\"");

  private final List<String> added = new ArrayList<>();
  private final List<Long> versions = new ArrayList<>();
  private volatile Curl client;
  private volatile boolean closed;
  private volatile int ends;

  private WatchedMaps(Curl client, long version) {
    this.client = client;
    versions.add(version);
  }

  /** Watches from just after {@code version}. */
  static WatchedMaps from(Curl client, long version) {
    WatchedMaps watched = new WatchedMaps(client, version);
    Thread.ofVirtual().start(watched::run);
    return watched;
  }

  private void run() {
    while (!closed) {
      String path = Maps.PATH + "?watch=1&timeoutSeconds=600&resourceVersion=" + last();
      try (Stream<String> lines = client.lines(path)) {
        lines.forEach(this::hear);
      } catch (IOException | UncheckedIOException e) {
        rest(); // the server is away
      } catch (InterruptedException e) {
        return;
      }
      ends++;
    }
  }

  private static void rest() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void hear(String line) {
    Matcher version = VERSION.matcher(line);
    Matcher name = NAME.matcher(line);
    if (line.startsWith("{\"type\":\"ADDED\"") && version.find() && name.find()) {
      added.add(name.group(1));
      versions.add(Long.valueOf(version.group(1)));
    }
  }

  /** The server came back at another address. */
  void moveTo(Curl moved) {
    client = moved;
  }

  private synchronized long last() {
    return versions.getLast();
  }

  synchronized List<String> added() {
    return List.copyOf(added);
  }

  synchronized List<Long> versions() {
    return List.copyOf(versions);
  }

  /** Returns how many watches have ended so far. */
  int ends() {
    return ends;
  }

  @Override
  public void close() {
    closed = true;
  }
}
