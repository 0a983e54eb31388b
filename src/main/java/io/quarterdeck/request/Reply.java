package io.quarterdeck.request;

import java.util.ArrayList;
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

  /** Returns this reply with {@code more} headers before its own. */
  default Reply withHeaders(List<Header> more) {
    List<Header> all = new ArrayList<>(more);
    all.addAll(headers());
    return switch (this) {
      case Whole w -> new Whole(w.code(), w.contentType(), all, w.body());
      case Pieces p -> new Pieces(p.code(), p.contentType(), all, p.pieces(), p.length());
      case Events e -> new Events(e.code(), e.contentType(), all, e.stream());
    };
  }

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
