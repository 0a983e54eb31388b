package io.quarterdeck.edge.http;

import io.quarterdeck.request.EventStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;

/**
 * A watch over a WebSocket: each event is a message. Two virtual threads serve it, one that writes
 * what the stream has and one that listens for the client's end; what the client says otherwise is
 * passed over. Made by the container, which hands it the connection.
 */
public class WatchSocket implements HttpUpgradeHandler {
  private static final System.Logger LOG = System.getLogger(WatchSocket.class.getName());

  /** Frames of protobuf begin with their length, which the message says itself. */
  private static final int LENGTH_BYTES = 4;

  private final Semaphore woken = new Semaphore(0);
  private volatile EventStream events;
  private volatile int opcode;
  private volatile int skipped;

  /** Says what is written; before the container calls {@link #init}. */
  void carry(EventStream stream, String contentType) {
    events = stream;
    opcode =
        contentType.startsWith("application/json") ? WebSocketFrames.TEXT : WebSocketFrames.BINARY;
    skipped = contentType.contains("protobuf") ? LENGTH_BYTES : 0;
  }

  @Override
  public void init(WebConnection connection) {
    Thread.startVirtualThread(() -> write(connection));
  }

  private void write(WebConnection connection) {
    try (connection;
        EventStream stream = events;
        OutputStream out = connection.getOutputStream()) {
      out.flush(); // sends the head: not every container does before
      Thread.startVirtualThread(() -> listen(connection, out));
      stream.onReady(woken::release);
      while (!stream.isDone()) {
        byte[] event = stream.poll();
        if (event == null) {
          out.flush();
          woken.acquire();
          woken.drainPermits();
        } else {
          send(out, WebSocketFrames.of(opcode, event, skipped));
        }
      }
      send(out, WebSocketFrames.close());
      out.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "a watch's client went away", e);
    }
  }

  private static void send(OutputStream out, byte[] frame) throws IOException {
    synchronized (out) {
      out.write(frame);
    }
  }

  /** Returns when the client has ended. */
  private void listen(WebConnection connection, OutputStream out) {
    try (DataInputStream in = new DataInputStream(connection.getInputStream())) {
      WebSocketFrames.Frame frame = WebSocketFrames.read(in);
      while (frame.opcode() != WebSocketFrames.CLOSE) {
        if (frame.opcode() == WebSocketFrames.PING) {
          send(out, WebSocketFrames.of(WebSocketFrames.PONG, frame.payload(), 0));
          out.flush();
        }
        frame = WebSocketFrames.read(in);
      }
    } catch (EOFException e) {
      LOG.log(Level.TRACE, "a watch's client ended without a word", e);
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "a watch's client is not heard any more", e);
    }
    events.close();
    woken.release();
  }

  @Override
  public void destroy() {
    EventStream stream = events;
    if (stream != null) {
      stream.close();
    }
    woken.release();
  }
}
