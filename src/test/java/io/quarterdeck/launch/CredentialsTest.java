package io.quarterdeck.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final ServerNames NAMES =
      new ServerNames(Set.of("kubernetes", "localhost"), Set.of("127.0.0.1", "10.0.0.1"));

  @TempDir Path directory;

  private Credentials at(Instant time) {
    return new Credentials(directory, Clock.fixed(time, ZoneOffset.UTC));
  }

  private X509Certificate read(String name) throws IOException {
    return Pem.certificates(directory.resolve(name + ".crt")).get(0);
  }

  @Test
  void aFirstStartMakesCertificatesThatFitTogether() throws Exception {
    at(NOW).prepare(NAMES);

    X509Certificate authority = read("ca");
    read("apiserver").verify(authority.getPublicKey());
    read("admin").verify(authority.getPublicKey());
    assertTrue(NAMES.areIn(read("apiserver")));
    assertTrue(authority.getBasicConstraints() >= 0);
    assertEquals(
        "CN=kubernetes-admin,O=system:masters", read("admin").getSubjectX500Principal().getName());
    assertEquals("EC", Pem.privateKey(directory.resolve("apiserver.key")).getAlgorithm());
    assertEquals("RSA", Pem.privateKey(directory.resolve("sa.key")).getAlgorithm());
  }

  @Test
  void aLaterStartReusesThem() throws Exception {
    at(NOW).prepare(NAMES);
    byte[] before = Files.readAllBytes(directory.resolve("apiserver.crt"));

    at(NOW.plus(Duration.ofDays(100))).prepare(NAMES);

    assertArrayEquals(before, Files.readAllBytes(directory.resolve("apiserver.crt")));
  }

  @Test
  void aCertificateNearItsEndIsRenewedButNotTheAuthority() throws Exception {
    at(NOW).prepare(NAMES);
    X509Certificate authority = read("ca");
    X509Certificate serving = read("apiserver");

    at(NOW.plus(Duration.ofDays(300))).prepare(NAMES);

    assertEquals(authority, read("ca"));
    assertTrue(read("apiserver").getNotAfter().after(serving.getNotAfter()));
  }

  @Test
  void aNewNameOfTheServerGetsIntoItsCertificate() throws Exception {
    at(NOW).prepare(NAMES);
    ServerNames more = new ServerNames(Set.of("kubernetes", "example"), Set.of("127.0.0.1"));
    assertFalse(more.areIn(read("apiserver")));

    at(NOW).prepare(more);

    assertTrue(more.areIn(read("apiserver")));
  }

  @Test
  void onlyTheOwnerReadsTheKeys() throws Exception {
    at(NOW).prepare(NAMES);

    assertEquals(
        "[OWNER_READ, OWNER_WRITE]",
        new java.util.TreeSet<>(Files.getPosixFilePermissions(directory.resolve("ca.key")))
            .toString());
  }
}
