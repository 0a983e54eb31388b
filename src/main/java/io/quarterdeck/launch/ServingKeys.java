package io.quarterdeck.launch;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the serving pair for a connection: by the host name that the client asks for, else the
 * first. The pairs look after themselves.
 */
final class ServingKeys extends X509ExtendedKeyManager {
  private final List<ServingPair> pairs;

  /**
   * @param pairs the first is shown to clients that ask for no name that another has
   */
  ServingKeys(List<ServingPair> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  @Override
  public String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    if (pairs.size() > 1
        && engine != null
        && engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        if (name instanceof SNIHostName host) {
          return alias(pairFor(host.getAsciiName().toLowerCase(Locale.ROOT)));
        }
      }
    }
    return alias(0);
  }

  private int pairFor(String host) {
    for (int i = 1; i < pairs.size(); i++) {
      if (pairs.get(i).isFor(host)) {
        return i;
      }
    }
    return 0;
  }

  /** The first has the name by which the listener's key store is known. */
  private static String alias(int pair) {
    return pair == 0 ? TlsProvider.SERVING_ALIAS : String.valueOf(pair);
  }

  private ServingPair.Loaded pair(String alias) {
    return pairs
        .get(alias.equals(TlsProvider.SERVING_ALIAS) ? 0 : Integer.parseInt(alias))
        .current();
  }

  @Override
  public String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(0);
  }

  @Override
  public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {alias(0)};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return pair(alias).chain().clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return pair(alias).key();
  }

  /** None: these keys are not for clients. */
  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
