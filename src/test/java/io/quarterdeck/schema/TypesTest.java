package io.quarterdeck.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.Value;
import io.quarterdeck.schema.Field.ListKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The registry that the build generated: complete, and right where we look. */
class TypesTest {
  private final Types types = Types.get();

  @Test
  void everyKindIsFoundByGroupVersionAndKind() {
    for (StructType type : types.all()) {
      type.gvk()
          .ifPresent(
              gvk ->
                  assertSame(
                      type, types.find(gvk.group(), gvk.version(), gvk.kind()).orElseThrow()));
    }
    assertTrue(types.all().size() > 950, "types: " + types.all().size());
  }

  @Test
  void theKindsOfMetaBelongToEveryGroup() {
    StructType options = types.require("apps", "v1", "DeleteOptions");

    assertEquals("io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions", options.name());
    assertSame(options, types.require("", "v1", "DeleteOptions"));
    assertTrue(types.find("apps", "v1", "Pod").isEmpty());
  }

  @Test
  void fieldsStandInTheOrderOfTheGoStruct() {
    StructType pod = types.require("", "v1", "Pod");

    assertEquals(List.of("metadata", "spec", "status"), names(pod));
    assertEquals(
        List.of("name", "hostPort", "containerPort", "protocol", "hostIP"),
        names(types.definition("io.k8s.api.core.v1.ContainerPort").orElseThrow()));
  }

  @Test
  void embeddedStructsAreFlatInJsonAndNestedInProtobuf() {
    StructType volume = types.definition("io.k8s.api.core.v1.Volume").orElseThrow();

    Field name = field(volume, "name");
    Field hostPath = field(volume, "hostPath");

    assertEquals(List.of(), name.embeddings());
    assertEquals(List.of(new Field.Embedding("VolumeSource", 2)), hostPath.embeddings());
    assertEquals(1, hostPath.number());
  }

  @Test
  void containersAreMergedByNameAndPortsByTwoKeys() {
    StructType spec = types.definition("io.k8s.api.core.v1.PodSpec").orElseThrow();
    StructType container = types.definition("io.k8s.api.core.v1.Container").orElseThrow();

    Field containers = field(spec, "containers");
    Field ports = field(container, "ports");

    assertEquals(ListKind.MAP, containers.listKind());
    assertTrue(containers.patchMerge());
    assertEquals("name", containers.patchMergeKey());
    assertEquals(List.of("containerPort", "protocol"), ports.listKeys());
    assertEquals("containerPort", ports.patchMergeKey());
  }

  @Test
  void defaultsOfOpenApiAreThere() {
    StructType port = types.definition("io.k8s.api.core.v1.ContainerPort").orElseThrow();

    assertEquals(Optional.of(Value.of("TCP")), field(port, "protocol").fallback());
  }

  @Test
  void protobufNumbersAreUniqueInTheirMessage() {
    List<String> twice = new ArrayList<>();
    for (StructType type : types.all()) {
      Set<List<Object>> seen = new HashSet<>();
      for (Field field : type.fields()) {
        List<Object> place = new ArrayList<>(field.embeddings());
        place.add(field.number());
        if (field.number() != 0 && !seen.add(place)) {
          twice.add(type.name() + "." + field.name());
        }
      }
    }
    assertEquals(List.of(), twice);
  }

  @Test
  void everyFieldOfEveryServedKindHasAProtobufNumber() {
    List<String> without = new ArrayList<>();
    Set<String> jsonOnly =
        Set.of("Table", "TableColumnDefinition", "TableRow", "TableRowCondition");
    for (StructType type : types.all()) {
      boolean exempt =
          jsonOnly.contains(type.goName().substring(type.goName().indexOf('.') + 1))
              || type.goName().equals("version.Info");
      for (Field field : type.fields()) {
        if (field.number() == 0 && !exempt) {
          without.add(type.name() + "." + field.name());
        }
      }
    }
    assertEquals(List.of(), without);
  }

  @Test
  void descriptionsAreReadApart() {
    StructType pod = types.require("", "v1", "Pod");
    StructType port = types.definition("io.k8s.api.core.v1.ContainerPort").orElseThrow();

    Descriptions descriptions = Descriptions.load(types);

    assertFalse(descriptions.of(pod).isEmpty());
    assertEquals(
        "What host IP to bind the external port to.", descriptions.of(port, field(port, "hostIP")));
  }

  private static List<String> names(StructType type) {
    return type.fields().stream().map(Field::name).toList();
  }

  private static Field field(StructType type, String name) {
    Field field = type.field(name);
    assertTrue(field != null, name);
    return java.util.Objects.requireNonNull(field);
  }
}
