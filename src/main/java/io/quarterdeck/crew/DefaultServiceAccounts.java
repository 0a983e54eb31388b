package io.quarterdeck.crew;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.request.Reply;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Gives every namespace its service account {@code default}, without which no pod can be created
 * there: what kube-controller-manager's service account controller does. An account that is there
 * is left alone, so the two can run side by side. It does not bring back accounts that are deleted
 * later.
 */
public final class DefaultServiceAccounts implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DefaultServiceAccounts.class.getName());
  private static final String NAMESPACES = "/api/v1/namespaces";
  private static final byte[] ACCOUNT =
      Json.write(MapValue.of("metadata", MapValue.of("name", Value.of("default"))));
  private static final byte[] NO_BODY = new byte[0];
  private static final long PAUSE_MS = 1000; // before the watch is opened again after a failure
  private static final long LOOK_SECONDS =
      30; // a stream that was closed under us is noticed by then

  private final Loopback server;
  private final Thread thread;
  private volatile boolean closed;

  private DefaultServiceAccounts(Loopback server) {
    this.server = server;
    this.thread = Thread.ofVirtual().name("default-service-accounts").unstarted(this::run);
  }

  /** Starts watching namespaces, those that are there first. */
  public static DefaultServiceAccounts start(Loopback server) {
    DefaultServiceAccounts accounts = new DefaultServiceAccounts(server);
    accounts.thread.start();
    return accounts;
  }

  private void run() {
    while (!closed) {
      try {
        watch();
      } catch (InterruptedException e) {
        return; // closed
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "Watching namespaces failed; beginning again", e);
      }
    }
  }

  private void watch() throws InterruptedException {
    Reply reply = server.send("GET", NAMESPACES, "watch=1", NO_BODY);
    if (!(reply instanceof Reply.Events events)) {
      Thread.sleep(PAUSE_MS);
      return;
    }
    Semaphore ready = new Semaphore(0);
    try (EventStream stream = events.stream()) {
      stream.onReady(ready::release);
      while (!closed && !stream.isDone()) {
        for (byte[] frame = stream.poll(); frame != null; frame = stream.poll()) {
          hear((MapValue) Json.parse(frame));
        }
        ready.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
        ready.drainPermits();
      }
    }
  }

  private void hear(MapValue event) {
    MapValue namespace = event.map("object");
    boolean begins =
        event.string("type").equals("ADDED")
            && !namespace.map("status").string("phase").equals("Terminating");
    if (!begins) {
      return;
    }
    String name = namespace.map("metadata").string("name");
    Reply reply = server.send("POST", NAMESPACES + "/" + name + "/serviceaccounts", "", ACCOUNT);
    boolean expected = reply.code() == 201 || reply.code() == 409 || reply.code() == 404;
    if (!expected && !closed) {
      LOG.log(Level.WARNING, "No service account for {0}: {1}", name, text(reply));
    }
  }

  private static String text(Reply reply) {
    return reply instanceof Reply.Whole whole
        ? new String(whole.body(), StandardCharsets.UTF_8)
        : Integer.toString(reply.code());
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
