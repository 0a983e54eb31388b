package io.quarterdeck.store.etcd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Stands between a client and a port, and cuts the connection when a test wants it. */
public final class TcpProxy implements AutoCloseable {
  private static final int BUFFER_BYTES = 8192;

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock gate = new ReentrantLock();
  private volatile boolean cut;

  public TcpProxy(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Breaks all connections and refuses new ones. */
  void cut() {
    cut = true;
    closeAll();
  }

  void restore() {
    cut = false;
  }

  /** Forwards nothing from now on, as a network does that swallows packets; nobody is told. */
  public void silence() {
    gate.lock();
  }

  /** Forwards again, also what came in the meantime. On the thread that silenced. */
  public void resume() {
    gate.unlock();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (cut) {
          client.close();
        } else {
          connect(client);
        }
      } catch (IOException e) {
        continue; // the target is away, or the server was closed
      }
    }
  }

  private void connect(Socket client) throws IOException {
    sockets.add(client);
    Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
    sockets.add(behind);
    Thread.ofPlatform().daemon().start(() -> copy(client, behind));
    Thread.ofPlatform().daemon().start(() -> copy(behind, client));
  }

  private void copy(Socket from, Socket to) {
    byte[] bytes = new byte[BUFFER_BYTES];
    try (from;
        to) {
      for (int n = from.getInputStream().read(bytes);
          n >= 0;
          n = from.getInputStream().read(bytes)) {
        gate.lock(); // waits while the proxy is silent
        gate.unlock();
        to.getOutputStream().write(bytes, 0, n);
      }
    } catch (IOException e) {
      return; // one side is gone: both are closed
    }
  }

  private void closeAll() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    closeAll();
  }
}
