package io.quarterdeck.server.paths;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Reply.Header;
import io.quarterdeck.status.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /logs/}: the server's log files, a listing of the directory or a file in it. Serves
 * nothing outside the directory, neither by dots nor by links, and of a large file its end.
 */
public final class Logs implements PathHandler {
  static final String PREFIX = "/logs/";
  private static final int MOST_BYTES =
      8 * 1024 * 1024; // the end of a log is what people look for; keeps memory flat

  private final Path directory;

  public Logs(Path directory) {
    this.directory = directory;
  }

  /** Serves the directory; the path without the slash leads to the one with it. */
  public void register(Paths.Builder paths) {
    paths.at(
        "/logs",
        r -> new Reply.Whole(301, "", List.of(new Header("Location", PREFIX)), new byte[0]));
    paths.under(PREFIX, this);
  }

  @Override
  public Reply answer(ApiRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw Failures.methodNotAllowed();
    }
    try {
      Path root = directory.toRealPath();
      Path asked = root.resolve(request.target().path().substring(PREFIX.length())).toRealPath();
      if (!asked.startsWith(root)) {
        return Texts.notFound();
      }
      return Files.isDirectory(asked)
          ? Texts.ok("text/html; charset=utf-8", Texts.bytes(listing(asked)))
          : Texts.ok(Texts.PLAIN, end(asked));
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return Texts.notFound();
    }
  }

  private static String listing(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(f -> escape(f.getFileName().toString()) + (Files.isDirectory(f) ? "/" : ""))
          .sorted()
          .map(name -> "<a href=\"" + name + "\">" + name + "</a>\n")
          .collect(Collectors.joining("", "<pre>\n", "</pre>\n"));
    }
  }

  private static String escape(String name) {
    return name.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&#34;");
  }

  private static byte[] end(Path file) throws IOException {
    try (var channel = Files.newByteChannel(file)) {
      long size = channel.size();
      channel.position(Math.max(0, size - MOST_BYTES));
      java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate((int) Math.min(size, MOST_BYTES));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        continue;
      }
      return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }
  }
}
