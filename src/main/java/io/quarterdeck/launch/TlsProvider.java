package io.quarterdeck.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Puts our key and trust managers where the container's TLS listener finds them: as the JVM's
 * default algorithms. Everybody else who asks for the defaults (the etcd client, say) gets what the
 * JDK would have given. The listener is known by its key stores, which hold a marked entry.
 */
final class TlsProvider extends Provider {
  static final String SERVING_ALIAS = "quarterdeck-serving";

  private static final long serialVersionUID = 1;
  private static final String NAME = "Quarterdeck";
  private static final String KEY_ALGORITHM = "ssl.KeyManagerFactory.algorithm";
  private static final String TRUST_ALGORITHM = "ssl.TrustManagerFactory.algorithm";

  private final transient ServingKeys keys;
  private final String jdkKeys = KeyManagerFactory.getDefaultAlgorithm();
  private final String jdkTrust = TrustManagerFactory.getDefaultAlgorithm();

  private TlsProvider(ServingKeys keys) {
    super(NAME, "1", "Serving keys from PEM files; client certificates are verified later");
    this.keys = keys;
    putService(new Factory("KeyManagerFactory", Keys.class, Keys::new));
    putService(new Factory("TrustManagerFactory", Trust.class, Trust::new));
  }

  /** Installs the provider and points the container at key stores written to {@code directory}. */
  static void install(ServingKeys keys, Path directory) throws IOException {
    // The container writes a TLS 1.3 session ticket past the lock under which it encrypts: an
    // answer may overtake it, and the client cannot decrypt what follows.
    System.setProperty("jdk.tls.server.newSessionTicketCount", "0");
    Path store = directory.resolve("listener.p12");
    KeyStores.writeServing(keys, store);
    for (String kind : List.of("keyStore", "trustStore")) {
      System.setProperty("javax.net.ssl." + kind, store.toString());
      System.setProperty("javax.net.ssl." + kind + "Password", KeyStores.PASSWORD);
      System.setProperty("javax.net.ssl." + kind + "Type", "PKCS12");
    }
    Security.insertProviderAt(new TlsProvider(keys), 1);
    Security.setProperty(KEY_ALGORITHM, NAME);
    Security.setProperty(TRUST_ALGORITHM, NAME);
  }

  private static boolean isOfListener(@Nullable KeyStore store) throws KeyStoreException {
    return store != null && store.containsAlias(SERVING_ALIAS);
  }

  /** The JDK's own authorities; the property that usually leads to them names our store. */
  private static KeyStore cacerts() throws KeyStoreException {
    Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    try {
      return KeyStore.getInstance(file.toFile(), (char[]) null);
    } catch (IOException | GeneralSecurityException e) {
      throw new KeyStoreException(e);
    }
  }

  private final class Factory extends Service {
    private final java.util.function.Supplier<Object> make;

    Factory(String type, Class<?> spi, java.util.function.Supplier<Object> make) {
      super(TlsProvider.this, type, NAME, spi.getName(), null, null);
      this.make = make;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) {
      return make.get();
    }
  }

  private final class Keys extends KeyManagerFactorySpi {
    private KeyManager[] managers = {};

    @Override
    protected void engineInit(@Nullable KeyStore store, char @Nullable [] password)
        throws KeyStoreException {
      try {
        managers = isOfListener(store) ? new KeyManager[] {keys} : jdk(store, password);
      } catch (GeneralSecurityException e) {
        throw new KeyStoreException(e);
      }
    }

    private KeyManager[] jdk(@Nullable KeyStore store, char @Nullable [] password)
        throws GeneralSecurityException {
      KeyManagerFactory factory = KeyManagerFactory.getInstance(jdkKeys);
      factory.init(store, password);
      return factory.getKeyManagers();
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters)
        throws InvalidAlgorithmParameterException {
      try {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(jdkKeys);
        factory.init(parameters);
        managers = factory.getKeyManagers();
      } catch (NoSuchAlgorithmException e) {
        throw new InvalidAlgorithmParameterException(e);
      }
    }

    @Override
    protected KeyManager[] engineGetKeyManagers() {
      return managers.clone();
    }
  }

  private final class Trust extends TrustManagerFactorySpi {
    private TrustManager[] managers = {};

    @Override
    protected void engineInit(@Nullable KeyStore store) throws KeyStoreException {
      try {
        boolean listener = isOfListener(store);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(jdkTrust);
        factory.init(listener ? cacerts() : store);
        managers = factory.getTrustManagers();
        if (listener) {
          managers[0] = new AnyClient((X509ExtendedTrustManager) managers[0]);
        }
      } catch (NoSuchAlgorithmException e) {
        throw new KeyStoreException(e);
      }
    }

    @Override
    protected void engineInit(ManagerFactoryParameters parameters)
        throws InvalidAlgorithmParameterException {
      try {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(jdkTrust);
        factory.init(parameters);
        managers = factory.getTrustManagers();
      } catch (NoSuchAlgorithmException e) {
        throw new InvalidAlgorithmParameterException(e);
      }
    }

    @Override
    protected TrustManager[] engineGetTrustManagers() {
      return managers.clone();
    }
  }
}
