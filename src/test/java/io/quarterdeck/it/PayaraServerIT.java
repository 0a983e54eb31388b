package io.quarterdeck.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The WAR on a full Payara Server, over TLS, deployed with asadmin. */
class PayaraServerIT extends DeployedServerContract {
  @TempDir static Path directory;

  private static PayaraDomain domain;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    domain =
        PayaraDomain.start(
            Path.of(System.getProperty("quarterdeck.it.payara")),
            directory,
            Path.of(System.getProperty("quarterdeck.it.war")),
            Path.of("server-config/payara/configure.sh"));
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    if (domain != null) {
      domain.remove();
    }
  }

  @Override
  HttpClient client() {
    try {
      return HttpClient.newBuilder().sslContext(Curl.trusting(domain.authority())).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  String base() {
    return domain.url();
  }
}
