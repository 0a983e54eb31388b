package io.quarterdeck.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.Protobuf;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.schema.Types;
import io.quarterdeck.store.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stored values are read in both forms and written in the one that was chosen. */
class ProtobufOrJsonTest {
  private static final Catalog CATALOG =
      Builtins.catalog(RuntimeConfig.of(Map.of()), gate -> false);
  private static final String SECRET =
      "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"dg==\"}}";

  private static ProtobufOrJson form(boolean writesProtobuf) {
    return new ProtobufOrJson(Types.get(), CATALOG, writesProtobuf);
  }

  private static MapValue json(String text) {
    return (MapValue) Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] write(String text, boolean writesProtobuf) {
    KubeObject object = new KubeObject(json(text));
    return form(writesProtobuf).write(object, Json.write(object.root()));
  }

  @Test
  void protobufIsReadWithWhatItsWriterLeftOut() {
    byte[] stored = Protobuf.encode(json(SECRET), Types.get().require("", "v1", "Secret"));

    KubeObject read = form(false).read(new Entry("secrets/n/a", stored, 1, 7));

    assertEquals("Opaque", read.root().string("type"));
    assertEquals("dg==", read.root().map("data").string("k"));
    assertEquals("7", read.meta().resourceVersion());
  }

  @Test
  void jsonIsReadWithWhatItsWriterLeftOutToo() {
    byte[] stored = SECRET.getBytes(StandardCharsets.UTF_8);

    KubeObject read = form(false).read(new Entry("secrets/n/a", stored, 1, 7));

    assertEquals("Opaque", read.root().string("type"));
    assertEquals("7", read.meta().resourceVersion());
  }

  @Test
  void builtInKindsAreWrittenInTheFormThatWasChosen() {
    assertTrue(Protobuf.isEnvelope(write(SECRET, true)));
    assertFalse(Protobuf.isEnvelope(write(SECRET, false)));
  }

  @Test
  void definitionsAreAlwaysJson() {
    String definition =
        "{\"kind\":\"CustomResourceDefinition\",\"apiVersion\":\"apiextensions.k8s.io/v1beta1\"}";

    assertFalse(Protobuf.isEnvelope(write(definition, true)));
  }
}
