package io.quarterdeck.server.paths;

import static io.quarterdeck.server.paths.Requests.get;
import static io.quarterdeck.server.paths.Requests.text;
import static io.quarterdeck.server.paths.Requests.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.request.Reply;
import io.quarterdeck.status.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogsTest {
  @TempDir Path dir;
  private Logs logs;

  @BeforeEach
  void aDirectoryBesideASecret() throws IOException {
    Path directory = Files.createDirectories(dir.resolve("logs/old"));
    Files.writeString(dir.resolve("secret"), "secret");
    Files.writeString(dir.resolve("logs/server.log"), "a line\n");
    Files.writeString(directory.resolve("a<b.log"), "older\n");
    Files.createSymbolicLink(dir.resolve("logs/link"), dir.resolve("secret"));
    logs = new Logs(dir.resolve("logs"));
  }

  @Test
  void theDirectoryIsListed() {
    String listing = text(logs.answer(get("/logs/")));

    assertEquals(
        """
        <pre>
        <a href="link">link</a>
        <a href="old/">old/</a>
        <a href="server.log">server.log</a>
        </pre>
        """,
        listing);
  }

  @Test
  void aFileIsShown() {
    assertEquals("a line\n", text(logs.answer(get("/logs/server.log"))));
    assertEquals("older\n", text(logs.answer(get("/logs/old/a<b.log"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "old/../../secret", "link", "nothing", "\0", "/etc/passwd"})
  void nothingOutsideIsShown(String name) {
    Reply reply = logs.answer(get("/logs/" + name));

    assertEquals(404, reply.code());
  }

  @Test
  void logsAreOnlyRead() {
    assertThrows(
        ApiException.class, () -> logs.answer(to("DELETE", "/logs/server.log", "", "*/*")));
  }
}
