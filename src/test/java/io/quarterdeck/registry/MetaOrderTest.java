package io.quarterdeck.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetaOrderTest {
  @Test
  void fieldsSetLaterGoToTheirPlace() {
    MapValue meta = MapValue.of("name", Value.of("a"), "labels", MapValue.EMPTY);

    MapValue filled = MetaOrder.with(MetaOrder.with(meta, "uid", "u"), "generation", 1);

    assertEquals(List.of("name", "uid", "generation", "labels"), filled.keys());
    assertEquals(2, MetaOrder.with(filled, "generation", 2).integer("generation"));
  }
}
