package io.quarterdeck.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static ApiGroup group(String name, int priority, String... versions) {
    List<ApiVersion> all = new ArrayList<>();
    for (String version : versions) {
      all.add(new ApiVersion(name, version, 1, List.of()));
    }
    return new ApiGroup(name, priority, all);
  }

  private static List<String> names(Catalog catalog) {
    return catalog.groups().stream().map(ApiGroup::name).toList();
  }

  @Test
  void groupsComeByPriorityThenName() {
    Catalog catalog =
        Catalog.of(List.of(group("z", 10, "v1"), group("b", 5, "v1"), group("a", 5, "v1")));

    assertEquals(List.of("z", "a", "b"), names(catalog));
  }

  @Test
  void aGroupTakesThePlaceOfTheOneOfItsName() {
    Catalog before = Catalog.of(List.of(group("a", 5, "v1")));

    Catalog after = before.with(group("a", 5, "v1", "v2"));

    assertEquals("v2", after.group("a").orElseThrow().preferred().version());
    assertEquals("v1", before.group("a").orElseThrow().preferred().version());
    assertTrue(after.without("a").groups().isEmpty());
  }

  @Test
  void listenersHearOfEachPublishedCatalog() {
    LiveCatalog live = new LiveCatalog(Catalog.EMPTY);
    List<Catalog> heard = new ArrayList<>();
    live.onChange(heard::add);

    live.update(c -> c.with(group("a", 1, "v1")));

    assertEquals(1, heard.size());
    assertSame(live.current(), heard.getFirst());
  }
}
