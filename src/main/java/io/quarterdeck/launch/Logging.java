package io.quarterdeck.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log: to standard error and to files in the data directory, which /logs/ serves. */
final class Logging {
  private static final int FILE_BYTES = 10 * 1024 * 1024;
  private static final int FILES = 5;

  private Logging() {}

  /** Writes the properties of java.util.logging and returns their file. */
  static Path prepare(Path dataDir) throws IOException {
    Path logs = Files.createDirectories(dataDir.resolve("logs"));
    String text =
        """
        handlers=java.util.logging.ConsoleHandler,java.util.logging.FileHandler
        .level=SEVERE
        fish.level=WARNING
        org.level=WARNING
        org.glassfish.grizzly.level=SEVERE
        com.sun.level=WARNING
        jakarta.level=WARNING
        io.quarterdeck.level=INFO
        java.util.logging.ConsoleHandler.level=ALL
        java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
        java.util.logging.FileHandler.level=ALL
        java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
        java.util.logging.FileHandler.pattern=%s/quarterdeck.%%g.log
        java.util.logging.FileHandler.append=true
        java.util.logging.FileHandler.limit=%d
        java.util.logging.FileHandler.count=%d
        java.util.logging.SimpleFormatter.format=%%1$tFT%%1$tT.%%1$tL %%4$s %%3$s: %%5$s%%6$s%%n
        """
            .formatted(logs.toString().replace("%", "%%").replace('\\', '/'), FILE_BYTES, FILES);
    return Files.writeString(dataDir.resolve("logging.properties"), text);
  }
}
