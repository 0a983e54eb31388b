package io.quarterdeck.registry;

import io.quarterdeck.codec.Cbor;
import io.quarterdeck.codec.Protobuf;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.Format;
import io.quarterdeck.watch.EventType;

/** The framing of watch events in the formats that stream. */
final class WatchFrames {
  private WatchFrames() {}

  /**
   * Returns an event with {@code object} in it: a line of JSON, protobuf behind its length, or an
   * item of CBOR.
   */
  static byte[] frame(Encoder encoder, Format format, EventType event, MapValue object) {
    byte[] bytes = encoder.encode(object, format, false);
    return switch (format) {
      case PROTOBUF -> Protobuf.watchFrame(event.name(), bytes);
      case CBOR -> Cbor.watchFrame(event.name(), bytes);
      case JSON, YAML -> line(event, bytes);
    };
  }

  private static byte[] line(EventType event, byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == '\n') {
      length--;
    }
    return JsonView.frame(event, java.util.Arrays.copyOf(bytes, length));
  }
}
