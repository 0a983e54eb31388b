package io.quarterdeck.builtin.service;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.Protobuf;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import java.util.Base64;
import java.util.BitSet;

/**
 * Which ports of a range are taken, and how that stands in the store: the RangeAllocation that
 * kube-apiserver keeps, whose data is a number (most significant byte first) with a bit for each
 * port, the lowest for the range's first.
 *
 * @param taken by number of the port
 */
record PortRecord(PortPool pool, BitSet taken) {
  private static final StructType TYPE = Types.get().require("", "v1", "RangeAllocation");

  /** Reads a record, which may be JSON or protobuf. */
  static PortRecord parse(byte[] stored) {
    MapValue root =
        Protobuf.isEnvelope(stored) ? Protobuf.decode(stored, TYPE) : (MapValue) Json.parse(stored);
    PortPool pool = PortPool.parse(root.string("range"));
    byte[] number = Base64.getDecoder().decode(root.string("data"));
    BitSet places = BitSet.valueOf(reversed(number));
    BitSet taken = new BitSet();
    places.stream().map(place -> pool.low() + place).filter(pool::contains).forEach(taken::set);
    return new PortRecord(pool, taken);
  }

  byte[] write() {
    BitSet places = new BitSet();
    taken.stream().filter(pool::contains).forEach(port -> places.set(port - pool.low()));
    String data = Base64.getEncoder().encodeToString(reversed(places.toByteArray()));
    MapValue root =
        MapValue.of("kind", Value.of("RangeAllocation"))
            .with("apiVersion", Value.of("v1"))
            .with("metadata", MapValue.EMPTY)
            .with("range", Value.of(pool.toString()))
            .with("data", Value.of(data));
    return Protobuf.encode(root, TYPE);
  }

  /** BitSet has its least significant byte first. */
  private static byte[] reversed(byte[] bytes) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = bytes[bytes.length - 1 - i];
    }
    return result;
  }
}
