package io.quarterdeck.store.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.WriteResult.Committed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose disk takes no more says so, keeps what it has, and goes on when there is room. */
class FullDiskTest {
  private static final Path SHELL = Path.of("/bin/bash");

  @TempDir Path directory;

  /** The process may make no file larger than 64 KiB: the next write fails half-way. */
  @Test
  void saysSoAndKeepsWhatItHas() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SHELL), "skipped: there is no " + SHELL);

    List<String> said = runLimited();

    int written = Integer.parseInt(said.get(0));
    assertTrue(written > 10 && written < 64, said.toString());
    assertTrue(said.get(1).contains("the store cannot write to its disk"), said.toString());
    assertEquals("small write: true", said.get(2));
    try (EmbeddedStore store =
        EmbeddedStore.open(directory, EmbeddedSettings.DEFAULT, Clock.systemUTC())) {
      assertEquals(written + 1, store.list("", "", 0, 0).entries().size());
      assertEquals(written + 2, store.revision());
    }
  }

  private List<String> runLimited() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                SHELL.toString(),
                "-c",
                "ulimit -f 64; exec \"$@\"",
                "limited",
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Filler.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> said = process.inputReader().lines().toList();
    process.waitFor();
    return said;
  }

  /** A process that writes values of a kibibyte until it cannot, and then a very small one. */
  static final class Filler {
    private Filler() {}

    public static void main(String[] args) {
      try (EmbeddedStore store =
          EmbeddedStore.open(Path.of(args[0]), EmbeddedSettings.DEFAULT, Clock.systemUTC())) {
        int written = 0;
        try {
          while (true) {
            store.put("a/" + written, new byte[1000], 0, Duration.ZERO);
            written++;
          }
        } catch (StoreException e) {
          System.out.println(written);
          System.out.println(e.getMessage());
        }
        boolean small = store.put("b", new byte[0], 0, Duration.ZERO) instanceof Committed;
        System.out.println("small write: " + small);
      }
    }
  }
}
