package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Objects that were edited come back into the form in which Go writes them. */
class GoFormTest {
  private static final StructType POD = Types.get().require("", "v1", "Pod");

  private static MapValue json(String text) {
    return (MapValue) Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(MapValue map) {
    return new String(Json.write(map), StandardCharsets.UTF_8);
  }

  @Test
  void whatHasItsFormStaysTheSameNode() {
    for (StructType kind : FilledObjects.kinds()) {
      MapValue object = Decoder.conform(new FilledObjects(3, 0.6).of(kind), kind).root();
      MapValue formed = GoForm.of(object, kind);

      assertSame(formed, GoForm.of(formed, kind), kind.name());
    }
  }

  @Test
  void fieldsThatWereAddedMoveToTheirPlace() {
    MapValue edited =
        json(
            "{\"status\":{},\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"labels\":{\"b\":\"1\",\"a\":\"2\"},\"name\":\"p\"},"
                + "\"spec\":{\"nodeName\":\"n\",\"containers\":[]}}");

    assertEquals(
        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\",\"labels\":{\"a\":\"2\",\"b\":\"1\"}},"
            + "\"spec\":{\"containers\":null,\"nodeName\":\"n\"},\"status\":{}}",
        text(GoForm.of(edited, POD)));
  }

  @Test
  void defaultsThatTheTypeDeclaresAreFilledIn() {
    MapValue pod =
        json(
            "{\"spec\":{\"containers\":[{\"name\":\"c\",\"ports\":[{\"containerPort\":1}],"
                + "\"resources\":{\"limits\":{\"cpu\":\"0.5m\"}}}]}}");

    MapValue filled = GoForm.withDefaults(pod, POD);

    MapValue container = filled.map("spec").list("containers").map(0);
    assertEquals("TCP", container.list("ports").map(0).string("protocol"));
    assertEquals("1m", container.map("resources").map("limits").string("cpu"));
  }
}
