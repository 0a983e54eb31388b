package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quarterdeck.codec.Decoder.Conformed;
import io.quarterdeck.merge.MergePatch;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** An edited tree gets the form of its type, whether or not it is known what was edited. */
class ConformTest {
  private static final StructType POD = Types.get().require("", "v1", "Pod");

  private static MapValue json(String text) {
    return (MapValue) Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(MapValue map) {
    return new String(Json.write(map), StandardCharsets.UTF_8);
  }

  @Property(tries = 20)
  void whatIsKnownMakesNoDifference(@ForAll long seed) {
    for (StructType kind : FilledObjects.kinds()) {
      MapValue known = Decoder.conform(new FilledObjects(seed, 0.6).of(kind), kind).root();
      MapValue edited = MergePatch.apply(known, new FilledObjects(seed + 1, 0.1).of(kind));

      Conformed conformed = Decoder.conform(edited, kind, known);

      assertEquals(text(Decoder.conform(edited, kind).root()), text(conformed.root()));
    }
  }

  @Test
  void whatWasNotEditedStaysTheSameNode() {
    MapValue known =
        json(
            "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\"},"
                + "\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\",\"resources\":{}}]},"
                + "\"status\":{}}");
    MapValue edited = MergePatch.apply(known, json("{\"spec\":{\"nodeName\":\"n\"}}"));

    MapValue conformed = Decoder.conform(edited, POD, known).root();

    assertEquals("n", conformed.map("spec").string("nodeName"));
    assertSame(known.map("metadata"), conformed.map("metadata"));
    assertSame(known.map("spec").list("containers"), conformed.map("spec").list("containers"));
  }

  @Test
  void strictErrorsAreThoseOfTheEdit() {
    MapValue known = json("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\"}}");
    MapValue edited = MergePatch.apply(known, json("{\"spec\":{\"node\":\"n\"}}"));

    assertEquals(
        List.of("unknown field \"spec.node\""), Decoder.conform(edited, POD, known).strictErrors());
  }
}
