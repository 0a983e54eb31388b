package io.quarterdeck.edge.http;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The frames of WebSockets (RFC 6455, section 5) as far as a server needs them that sends messages
 * of one frame and listens to nothing but control frames.
 */
final class WebSocketFrames {
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /** "Normal closure": what a server says that has nothing more to say. */
  static final int NORMAL = 1000;

  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT_MAX = 125;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;
  private static final int MASK_BYTES = 4;

  private WebSocketFrames() {}

  /** A frame that came in; of data only its kind. */
  record Frame(int opcode, byte[] payload) {
    boolean isControl() {
      return opcode >= CLOSE;
    }
  }

  /** Returns a final frame of {@code payload} from {@code offset} on, unmasked as servers send. */
  static byte[] of(int opcode, byte[] payload, int offset) {
    int length = payload.length - offset;
    ByteBuffer frame = ByteBuffer.allocate(2 + Long.BYTES + length);
    frame.put((byte) (FINAL | opcode));
    if (length <= SHORT_MAX) {
      frame.put((byte) length);
    } else if (length <= 0xffff) {
      frame.put((byte) LENGTH_16).putShort((short) length);
    } else {
      frame.put((byte) LENGTH_64).putLong(length);
    }
    frame.put(payload, offset, length);
    byte[] bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  static byte[] close() {
    return of(CLOSE, ByteBuffer.allocate(Short.BYTES).putShort((short) NORMAL).array(), 0);
  }

  /**
   * Reads a frame; what data it holds is passed over.
   *
   * @throws EOFException if the other end is gone
   * @throws IOException if it is no frame of a client
   */
  static Frame read(DataInputStream in) throws IOException {
    int opcode = in.readUnsignedByte() & 0x0f;
    int second = in.readUnsignedByte();
    if ((second & MASKED) == 0) {
      throw new IOException("a frame of a client is not masked");
    }
    long length =
        switch (second & ~MASKED) {
          case LENGTH_16 -> in.readUnsignedShort();
          case LENGTH_64 -> in.readLong();
          default -> second & ~MASKED;
        };
    if (length < 0) {
      throw new IOException("a frame is longer than there are numbers for");
    }
    byte[] mask = in.readNBytes(MASK_BYTES);
    if (opcode < CLOSE) {
      in.skipNBytes(length);
      return new Frame(opcode, new byte[0]);
    }
    if (length > SHORT_MAX) {
      throw new IOException("a control frame is too long");
    }
    byte[] payload = in.readNBytes((int) length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % MASK_BYTES];
    }
    return new Frame(opcode, payload);
  }
}
