package io.quarterdeck.request;

import java.util.List;

/**
 * What the door answers. The edge writes it as it is: the bytes are already in the client's
 * encoding.
 */
public sealed interface Reply {
  int code();

  /** Returns the whole Content-Type; "" for none. */
  String contentType();

  /** Returns headers besides the Content-Type, in order. */
  List<Header> headers();

  /** One response header. */
  record Header(String name, String value) {}

  /** A body that is there as a whole. The array is shared and must not be written to. */
  record Whole(int code, String contentType, List<Header> headers, byte[] body) implements Reply {}

  /**
   * A body made of pieces, each ready-made and shared; written one after another with flat memory.
   *
   * @param length the sum of the pieces' lengths
   */
  record Pieces(
      int code, String contentType, List<Header> headers, Iterable<Slice> pieces, long length)
      implements Reply {}

  /** A body that goes on until one side ends it. */
  record Events(int code, String contentType, List<Header> headers, EventStream stream)
      implements Reply {}
}
