package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.StructType.Gvk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Every kind goes through every encoding without loss. */
class RoundTripTest {
  @Test
  void everyKindWithEveryFieldFilledSurvivesEveryEncoding() {
    for (StructType kind : FilledObjects.kinds()) {
      survives(new FilledObjects(42, 1).of(kind), kind);
    }
  }

  @Property(tries = 20)
  void randomObjectsOfEveryKindSurviveEveryEncoding(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 0.9) double density) {
    for (StructType kind : FilledObjects.kinds()) {
      survives(new FilledObjects(seed, density).of(kind), kind);
    }
  }

  private static void survives(MapValue object, StructType kind) {
    Gvk gvk = kind.gvk().orElseThrow();
    BodyType type = new BodyType(gvk.group(), gvk.version(), gvk.kind(), kind);
    Decoded first = Decoder.decode(Json.write(object), Encoding.JSON, type);
    assertEquals(List.of(), first.strictErrors(), kind.name());
    String json = text(first.root());

    byte[] protobuf = Protobuf.encode(first.root(), kind);
    MapValue second = Decoder.decode(protobuf, Encoding.PROTOBUF, type).root();

    assertEquals(json, text(second), kind.name());
    assertArrayEquals(protobuf, Protobuf.encode(second, kind), kind.name());

    byte[] cbor = Cbor.write(second, kind);
    MapValue third = Decoder.decode(cbor, Encoding.CBOR, type).root();

    assertEquals(second, third, kind.name()); // keys of free JSON come sorted out of CBOR
    assertArrayEquals(cbor, Cbor.write(third, kind), kind.name());
    assertEquals(second, Decoder.decode(Cbor.write(second), Encoding.CBOR, type).root());

    MapValue last = Decoder.decode(Json.write(third), Encoding.JSON, type).root();

    assertEquals(second, last, kind.name());
  }

  private static String text(MapValue object) {
    return new String(Json.write(object), StandardCharsets.UTF_8);
  }
}
