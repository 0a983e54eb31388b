package io.quarterdeck.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Writes the kubeconfig that makes kubectl the administrator of this server. */
final class Kubeconfig {
  private Kubeconfig() {}

  static void write(Path file, String server, Path authority, Path certificate, Path key)
      throws IOException {
    String text =
        """
        apiVersion: v1
        kind: Config
        current-context: quarterdeck
        clusters:
        - name: quarterdeck
          cluster:
            server: %s
            certificate-authority-data: %s
        contexts:
        - name: quarterdeck
          context:
            cluster: quarterdeck
            user: kubernetes-admin
        users:
        - name: kubernetes-admin
          user:
            client-certificate-data: %s
            client-key-data: %s
        """
            .formatted(server, base64(authority), base64(certificate), base64(key));
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Pem.writePrivate(file, text);
    }
  }

  private static String base64(Path file) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
  }
}
