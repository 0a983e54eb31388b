package io.quarterdeck.edge.payara;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.jspecify.annotations.Nullable;

/**
 * Finds Payara's HTTP listeners and puts our filter into each, in front of the container. Payara's
 * own classes are reached by reflection: no library on Maven Central has them.
 */
public final class Listeners {
  /** The attribute with the raw path of a request whose path was hidden from the container. */
  public static final String RAW_PATH = "io.quarterdeck.raw-path";

  private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

  /** Has a request in it while an application is deployed, and never one of ours. */
  private static final String ADMINISTRATION = "admin-listener";

  private static final String CONTAINER = "org.glassfish.grizzly.http.server.HttpServerFilter";

  private Listeners() {}

  /**
   * Puts the filter into all listeners, in place of the one that an earlier deployment left there.
   * On another container than Payara this does nothing.
   */
  public static void handOverRawPaths() {
    Class<?> globals;
    try {
      globals = Class.forName("org.glassfish.internal.api.Globals");
    } catch (ClassNotFoundException e) {
      return;
    }
    try {
      for (FilterChain chain : chains(globals)) {
        insert(chain);
      }
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.WARNING, "Payara will answer unusual paths by itself", e);
    }
  }

  private static List<FilterChain> chains(Class<?> globals) throws ReflectiveOperationException {
    Class<?> type = Class.forName("com.sun.enterprise.v3.services.impl.GrizzlyService");
    @Nullable Object service = globals.getMethod("get", Class.class).invoke(null, type);
    List<FilterChain> chains = new ArrayList<>();
    if (service != null) {
      Field proxies = type.getDeclaredField("proxies");
      proxies.setAccessible(true);
      for (Object proxy : (Collection<?>) proxies.get(service)) {
        Object listener = call(proxy, "getUnderlyingListener");
        if (!ADMINISTRATION.equals(call(listener, "getName"))
            && call(listener, "getTransport") instanceof Transport transport
            && transport.getProcessor() instanceof FilterChain chain) {
          chains.add(chain);
        }
      }
    }
    return chains;
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  /** Replaces rather than removes and adds: requests under way count the filters. */
  private static void insert(FilterChain chain) {
    for (int i = 0; i < chain.size(); i++) {
      String filter = chain.get(i).getClass().getName();
      if (filter.equals(RawPathFilter.class.getName())) {
        chain.set(i, new RawPathFilter());
        return;
      }
      if (filter.equals(CONTAINER)) {
        chain.add(i, new RawPathFilter());
        return;
      }
    }
    LOG.log(Level.DEBUG, "a listener that serves no HTTP: {0}", chain);
  }
}
