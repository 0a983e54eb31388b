package io.quarterdeck.edge.lifecycle;

import io.quarterdeck.edge.payara.Listeners;
import io.quarterdeck.server.ApiServer;
import io.quarterdeck.server.Config;
import io.quarterdeck.server.Stores;
import io.quarterdeck.server.Wiring;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owns the store's connections, the watch fan-out and the server for as long as the application is
 * deployed. It takes no part in requests: callers keep the server that they got.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServerLifecycle {
  private static final System.Logger LOG = System.getLogger(ServerLifecycle.class.getName());

  private volatile @Nullable Wiring wiring;
  private volatile Duration requestTimeout = Duration.ZERO;
  private volatile BrowserSettings browsers = new BrowserSettings(List.of(), "");

  @PostConstruct
  void open() {
    try {
      Config config = Config.fromEnvironment();
      browsers = BrowserSettings.of(config);
      wiring = Wiring.open(config, Stores.open(config));
      requestTimeout = config.duration("request-timeout");
      for (String name : config.withoutEffect()) {
        LOG.log(Level.WARNING, "The flag --{0} has no effect yet", name);
      }
      Listeners.handOverRawPaths();
      System.setProperty(Config.STATE_PROPERTY, Config.OPEN);
    } catch (IOException | RuntimeException e) {
      System.setProperty(Config.STATE_PROPERTY, "failed: " + e.getMessage());
      throw new IllegalStateException("the server cannot open", e);
    }
  }

  @PreDestroy
  void close() {
    Wiring open = wiring;
    wiring = null;
    if (open != null) {
      open.close();
    }
  }

  /** Returns how long a request may take at most. */
  public Duration requestTimeout() {
    return requestTimeout;
  }

  /** Returns what browsers are told. */
  public BrowserSettings browsers() {
    return browsers;
  }

  /** Returns the open server. */
  public ApiServer server() {
    Wiring open = wiring;
    if (open == null) {
      throw new IllegalStateException("the server is not open");
    }
    return open.server();
  }
}
