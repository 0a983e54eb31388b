package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.StructType.Gvk;
import io.quarterdeck.schema.Types;
import io.quarterdeck.status.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decoders take any bytes: an object or a clean 400 comes of them, nothing else. */
class HostileBytesTest {
  private static final StructType POD = Types.get().require("", "v1", "Pod");
  private static final List<Encoding> ENCODINGS = List.of(Encoding.values());

  @Property(tries = 500)
  void randomBytesAreAnObjectOrA400(@ForAll @Size(max = 300) byte[] bytes) {
    ENCODINGS.forEach(e -> decode(bytes, e, POD));
    byte[] enveloped = new byte[bytes.length + 8];
    System.arraycopy(
        new byte[] {'k', '8', 's', 0, 10, 0, 18, (byte) bytes.length}, 0, enveloped, 0, 8);
    System.arraycopy(bytes, 0, enveloped, 8, bytes.length);
    decode(enveloped, Encoding.PROTOBUF, POD);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void brokenCopiesOfRealObjectsAreAnObjectOrA400(Encoding encoding) {
    Random random = new Random(7);
    for (StructType kind : FilledObjects.kinds()) {
      byte[] whole = encoded(kind, encoding);
      for (int i = 0; i < 20; i++) {
        byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        for (int j = 0; j < 1 + i / 4; j++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        decode(broken, encoding, kind);
      }
    }
  }

  private static byte[] encoded(StructType kind, Encoding encoding) {
    var object = new FilledObjects(1, 0.3).of(kind);
    return switch (encoding) {
      case JSON, YAML -> Json.write(object);
      case PROTOBUF -> Protobuf.encode(Decoder.conform(object, kind).root(), kind);
      case CBOR -> Cbor.write(object, kind);
    };
  }

  private static void decode(byte[] bytes, Encoding encoding, StructType kind) {
    Gvk gvk = kind.gvk().orElseThrow();
    try {
      Decoder.decode(bytes, encoding, new BodyType(gvk.group(), gvk.version(), gvk.kind(), kind));
    } catch (ApiException e) {
      assertEquals(400, e.status().code());
    }
  }
}
