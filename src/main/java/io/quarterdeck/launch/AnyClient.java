package io.quarterdeck.launch;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client with any certificate connect, as Go's {@code RequestClientCert} does: who the
 * client is, the authenticators find out, which may then answer 401. Servers, whom this side calls,
 * are verified as ever.
 */
final class AnyClient extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager servers;

  AnyClient(X509ExtendedTrustManager servers) {
    this.servers = servers;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    servers.checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    servers.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    servers.checkServerTrusted(chain, type, engine);
  }

  /** None, so that clients are not told to choose among certificates of certain authorities. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
