package io.quarterdeck.registry;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.NamespaceLabels;
import io.quarterdeck.resource.ResourceType;
import java.util.Optional;
import java.util.function.Supplier;

/** The labels of namespaces as the newest image has them. */
record LiveNamespaceLabels(Objects objects, Supplier<Catalog> catalog) implements NamespaceLabels {
  @Override
  public Optional<MapValue> of(String namespace) {
    return catalog.get().types().stream()
        .filter(type -> type.group().isEmpty() && type.plural().equals("namespaces"))
        .findFirst()
        .flatMap(ResourceType::stored)
        .flatMap(kind -> objects.newest(kind, "", namespace))
        .map(found -> found.root().map("metadata").map("labels"));
  }
}
