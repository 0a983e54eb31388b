package io.quarterdeck.edge.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Whether the client of a request is still there, where the container does not say so by itself:
 * Grizzly (Payara) swallows an HTTP/2 client's RST_STREAM, and writes go on succeeding; when a
 * connection breaks it tells only those who read its streams. Everywhere else a failing write
 * tells, and this says yes.
 */
interface Liveness {
  Liveness UNKNOWN = () -> true;

  boolean isAlive();

  /** Looks behind the request; call it before its thread returns to the container. */
  static Liveness of(ServletRequest request) {
    if (!request.getProtocol().startsWith("HTTP/2")) {
      return UNKNOWN;
    }
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return GrizzlyStream.of(inner);
  }

  /** The HTTP/2 stream behind a request on Payara, reached by reflection. */
  final class GrizzlyStream {
    private static final System.Logger LOG = System.getLogger(Liveness.class.getName());

    private GrizzlyStream() {}

    static Liveness of(ServletRequest facade) {
      try {
        @Nullable Object coyote = call(facade, "getUnwrappedCoyoteRequest");
        @Nullable Object grizzly = coyote == null ? null : call(coyote, "getCoyoteRequest");
        @Nullable Object packet = grizzly == null ? null : call(grizzly, "getRequest");
        return packet == null ? UNKNOWN : ofPacket(packet);
      } catch (NoSuchMethodException e) {
        return UNKNOWN; // another container
      } catch (ReflectiveOperationException e) {
        LOG.log(Level.DEBUG, "cannot watch over an HTTP/2 stream", e);
        return UNKNOWN;
      }
    }

    /** A stream stays open when its connection breaks, so both are asked. */
    private static Liveness ofPacket(Object packet) throws ReflectiveOperationException {
      for (Class<?> type = packet.getClass(); type != null; type = type.getSuperclass()) {
        if (type.getName().equals("org.glassfish.grizzly.http2.Http2Request")) {
          Class<?> stream =
              Class.forName("org.glassfish.grizzly.http2.Http2Stream", true, type.getClassLoader());
          Method find = accessible(method(stream, "getStreamFor"));
          @Nullable Object found = find.invoke(null, packet);
          @Nullable Object connection = call(packet, "getConnection");
          if (found != null && connection != null) {
            Liveness streamIsOpen = open(found);
            Liveness connectionIsOpen = open(connection);
            return () -> streamIsOpen.isAlive() && connectionIsOpen.isAlive();
          }
        }
      }
      return UNKNOWN;
    }

    private static Liveness open(Object closeable) throws ReflectiveOperationException {
      MethodHandle isOpen =
          MethodHandles.lookup().unreflect(accessible(closeable.getClass().getMethod("isOpen")));
      MethodHandle bound = isOpen.bindTo(closeable);
      return () -> {
        try {
          return (boolean) bound.invoke();
        } catch (Throwable e) {
          LOG.log(Level.DEBUG, "cannot ask whether a client is there", e);
          return true;
        }
      };
    }

    private static @Nullable Object call(Object target, String name)
        throws ReflectiveOperationException {
      return accessible(target.getClass().getMethod(name)).invoke(target);
    }

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == 1) {
          return method;
        }
      }
      throw new NoSuchMethodException(name);
    }

    private static Method accessible(Method method) {
      method.setAccessible(true);
      return method;
    }
  }
}
