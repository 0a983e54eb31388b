package io.quarterdeck.server;

import io.quarterdeck.codec.Json;
import io.quarterdeck.crew.Loopback;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.Reply;
import io.quarterdeck.server.BootObjects.BootObject;
import io.quarterdeck.watch.LiveImage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/** Makes what a cluster cannot be without, if it is missing. A client of the door. */
final class Bootstrap {
  private static final Logger LOG = System.getLogger(Bootstrap.class.getName());
  private static final List<String> NAMESPACES =
      List.of("default", "kube-system", "kube-public", "kube-node-lease");
  private static final Duration LOAD_LIMIT = Duration.ofMinutes(5); // a large store over a slow net
  private static final long POLL_MS = 5;

  private final Loopback server;

  Bootstrap(Loopback server) {
    this.server = server;
  }

  /** Waits until the image is loaded. */
  static void awaitLoaded(LiveImage image) {
    long deadline = System.nanoTime() + LOAD_LIMIT.toNanos();
    while (!image.isReady()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("the store could not be loaded within " + LOAD_LIMIT);
      }
      try {
        Thread.sleep(POLL_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the store was loaded", e);
      }
    }
  }

  /** Creates what is missing. */
  void run(List<BootObject> objects) {
    namespaces();
    objects.forEach(this::make);
  }

  /** Creates the namespaces that are missing. */
  void namespaces() {
    NAMESPACES.forEach(this::namespace);
  }

  /** Makes an object if it is missing; a kind that is not served is none of this cluster's. */
  private void make(BootObject object) {
    String path = object.collection() + "/" + object.name();
    if (server.send("GET", path, "", new byte[0]).code() == 200) {
      return;
    }
    Reply reply =
        server.send("POST", object.collection(), object.query(), Json.write(object.body()));
    if (reply.code() != 201 && reply.code() != 409 && reply.code() != 404) {
      LOG.log(Level.WARNING, "{0} was not created: {1}", path, reply.code());
    }
  }

  private void namespace(String name) {
    String path = "/api/v1/namespaces";
    if (server.send("GET", path + "/" + name, "", new byte[0]).code() == 200) {
      return;
    }
    MapValue body = MapValue.of("metadata", MapValue.of("name", Value.of(name)));
    Reply reply = server.send("POST", path, "", Json.write(body));
    if (reply.code() != 201 && reply.code() != 409) {
      throw new IllegalStateException("namespace " + name + " was not created: " + reply.code());
    }
  }
}
