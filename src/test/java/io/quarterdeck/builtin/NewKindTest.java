package io.quarterdeck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.schema.Types;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a new built-in kind costs: a declaration like this one, and its name in a group's list. */
class NewKindTest {
  private static final Kind SHIP =
      Kind.named("Ship", "ships")
          .namespaced()
          .shortNames("sh")
          .stored("harbour.example/v1")
          .defaults("v1", root -> root.mapAt("data", data -> data.withDefault("flag", "none")))
          .columns(
              Table.named()
                  .text(
                      "Flag",
                      Doc.of("Under which it sails"),
                      o -> o.root().map("data").string("flag")));

  private static final Group HARBOUR = Group.named("harbour.example", 100).version("v1", 1, SHIP);

  /** Its fields come from the registry of types; here those of a ConfigMap will do. */
  private static final Sources SOURCES =
      new Sources(
          (group, version, kind) -> Types.get().require("", "v1", "ConfigMap"), new RegistryDocs());

  private static final Catalog CATALOG =
      Catalog.of(
          List.of(HARBOUR.served(RuntimeConfig.DEFAULT, gate -> false, SOURCES).orElseThrow()));

  private static ResourceType ships() {
    return CATALOG.find("harbour.example", "v1", "ships").orElseThrow();
  }

  @Test
  void clientsFindIt() {
    assertEquals("Ship", ships().kind());
    assertEquals("ship", ships().singular());
    assertEquals(List.of("sh"), ships().shortNames());
    assertEquals(
        Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"),
        Set.copyOf(ships().verbs()));
  }

  @Test
  void itIsKeptFilledAndShown() {
    MapValue sent =
        MapValue.of("metadata", MapValue.of("name", Value.of("a")), "data", MapValue.EMPTY);

    KubeObject ship = new KubeObject(ships().defaults().apply(sent));

    assertEquals("ships/default/a", ships().stored().orElseThrow().key("default", "a"));
    assertEquals("none", ship.root().map("data").string("flag"));
    assertEquals(Value.of("none"), ships().columns().row(ship).cells().get(1).at(Instant.EPOCH));
  }
}
