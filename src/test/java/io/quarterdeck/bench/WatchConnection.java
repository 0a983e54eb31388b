package io.quarterdeck.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One HTTP/2 connection with many watches on it, read by one thread: as little client as can be, so
 * that what is measured is the server. It opens streams and takes frames apart; it does not look
 * into headers beyond the status, nor into events.
 */
final class WatchConnection implements AutoCloseable {
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FRAME_HEAD_BYTES = 9;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM_AND_HEADERS = 5;
  private static final int ACK = 1;
  private static final int INITIAL_WINDOW_SIZE = 4; // RFC 9113, section 6.5.2

  /** As Go's client has it. With the most that is allowed, the first update would be too much. */
  private static final int WINDOW_BYTES = 1 << 30;

  private static final int USUAL_WINDOW_BYTES = 65_535;
  private static final int CANCEL = 8;

  /** The connection's window is opened again when so much of it is used up. */
  private static final int RENEW_BYTES = 1 << 20;

  private static final byte STATUS_200 = (byte) 0x88; // the whole header, indexed
  private static final byte NEWLINE = '\n';

  /** Hears of every event, on the connection's one thread. */
  @FunctionalInterface
  interface Lines {
    void line(int watch, long nanoTime);
  }

  private final SSLSocket socket;
  private final DataInputStream in;
  private final DataOutputStream out; // guarded by itself
  private final int firstWatch;
  private final Lines lines;
  private final CountDownLatch opened;
  private final byte[] buffer = new byte[1 << 16];
  private int unconfirmed;
  private volatile boolean closing;

  /** Connects and asks for {@code count} watches of {@code uri}, numbered from {@code first}. */
  WatchConnection(URI uri, int first, int count, Lines lines, CountDownLatch opened)
      throws IOException {
    this.firstWatch = first;
    this.lines = lines;
    this.opened = opened;
    socket =
        (SSLSocket) Client.trusting().getSocketFactory().createSocket(uri.getHost(), uri.getPort());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    out = new DataOutputStream(socket.getOutputStream());
    out.write(begin(uri, count));
    Thread.ofPlatform().daemon().name("watches-" + first).start(this::readAll);
  }

  private static byte[] begin(URI uri, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream begin = new DataOutputStream(bytes);
    begin.write(PREFACE);
    head(begin, 6, SETTINGS, 0, 0);
    begin.writeShort(INITIAL_WINDOW_SIZE);
    begin.writeInt(WINDOW_BYTES);
    head(begin, 4, WINDOW_UPDATE, 0, 0);
    begin.writeInt(WINDOW_BYTES - USUAL_WINDOW_BYTES);
    byte[] headers = headers(uri);
    for (int i = 0; i < count; i++) {
      head(begin, headers.length, HEADERS, END_STREAM_AND_HEADERS, 2 * i + 1);
      begin.write(headers);
    }
    return bytes.toByteArray();
  }

  private static void head(DataOutputStream to, int length, int type, int flags, int stream)
      throws IOException {
    to.writeInt(length << 8 | type);
    to.writeByte(flags);
    to.writeInt(stream);
  }

  private static byte[] headers(URI uri) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    header(bytes, ":method", "GET");
    header(bytes, ":scheme", "https");
    header(bytes, ":authority", uri.getAuthority());
    header(bytes, ":path", uri.getRawPath() + "?" + uri.getRawQuery());
    header(bytes, "authorization", "Bearer " + BenchServer.TOKEN);
    return bytes.toByteArray();
  }

  /** A literal that is not indexed, both parts plain (RFC 7541, section 6.2.2). */
  private static void header(ByteArrayOutputStream to, String name, String value)
      throws IOException {
    to.write(0);
    text(to, name);
    text(to, value);
  }

  private static void text(ByteArrayOutputStream to, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int length = bytes.length;
    if (length < 127) {
      to.write(length);
    } else { // an integer of a 7-bit prefix, section 5.1
      to.write(127);
      length -= 127;
      for (; length >= 128; length >>= 7) {
        to.write(length & 127 | 128);
      }
      to.write(length);
    }
    to.write(bytes);
  }

  private void readAll() {
    try {
      while (true) {
        readFrame();
      }
    } catch (IOException e) {
      if (!closing) {
        System.err.println("a connection with watches failed: " + e);
        close();
      }
    }
  }

  private void readFrame() throws IOException {
    int lengthAndType = in.readInt();
    int length = lengthAndType >>> 8;
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    switch (lengthAndType & 0xff) {
      case DATA -> data(length, watch(stream));
      case HEADERS -> status(length, stream);
      case SETTINGS -> answer(SETTINGS, flags, length, 0);
      case PING -> answer(PING, flags, length, length);
      default -> in.skipNBytes(length);
    }
  }

  private int watch(int stream) {
    return firstWatch + stream / 2;
  }

  private void data(int length, int watch) throws IOException {
    int left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, Math.min(left, buffer.length));
      if (read < 0) {
        throw new java.io.EOFException();
      }
      long now = System.nanoTime();
      for (int i = 0; i < read; i++) {
        if (buffer[i] == NEWLINE) {
          lines.line(watch, now);
        }
      }
      left -= read;
    }
    unconfirmed += length;
    if (unconfirmed > RENEW_BYTES) {
      send(WINDOW_UPDATE, 0, 0, unconfirmed);
      unconfirmed = 0;
    }
  }

  private void status(int length, int stream) throws IOException {
    byte[] block = in.readNBytes(length);
    if (block[afterSizeUpdates(block)] != STATUS_200) {
      throw new IOException("watch " + watch(stream) + " is not answered with 200");
    }
    opened.countDown();
  }

  /** Changes of the table's size may stand before the first header (RFC 7541, section 6.3). */
  private static int afterSizeUpdates(byte[] block) {
    int at = 0;
    while ((block[at] & 0xe0) == 0x20) {
      boolean more = (block[at++] & 0x1f) == 0x1f;
      while (more) {
        more = block[at++] < 0;
      }
    }
    return at;
  }

  private void answer(int type, int flags, int length, int echoed) throws IOException {
    byte[] payload = in.readNBytes(length);
    if ((flags & ACK) == 0) {
      synchronized (out) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FRAME_HEAD_BYTES + echoed);
        head(new DataOutputStream(bytes), echoed, type, ACK, 0);
        bytes.write(payload, 0, echoed);
        out.write(bytes.toByteArray());
      }
    }
  }

  private void send(int type, int flags, int stream, int number) throws IOException {
    synchronized (out) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(FRAME_HEAD_BYTES + 4);
      DataOutputStream frame = new DataOutputStream(bytes);
      head(frame, 4, type, flags, stream);
      frame.writeInt(number);
      out.write(bytes.toByteArray());
    }
  }

  /** Cancels one watch as clients do; the connection and its other watches stay. */
  void cancel(int watch) throws IOException {
    send(RST_STREAM, 0, 2 * (watch - firstWatch) + 1, CANCEL);
  }

  /** Closes the connection without a word about its watches. */
  @Override
  public void close() {
    closing = true;
    try {
      socket.close();
    } catch (IOException e) {
      // it was closed already
    }
  }
}
