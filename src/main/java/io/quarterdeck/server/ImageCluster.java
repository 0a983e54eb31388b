package io.quarterdeck.server;

import io.quarterdeck.admission.Cluster;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.resource.LiveCatalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.StoredKind;
import java.util.List;
import java.util.Optional;

/** Looks objects up in the image. */
record ImageCluster(Objects objects, LiveCatalog catalog) implements Cluster {
  @Override
  public Optional<KubeObject> find(String group, String plural, String namespace, String name) {
    return kind(group, plural).flatMap(k -> objects.newest(k, namespace, name));
  }

  @Override
  public List<KubeObject> all(String group, String plural, String namespace) {
    return kind(group, plural)
        .map(k -> objects.all(objects.image().newest(), k, namespace))
        .orElse(List.of());
  }

  private Optional<StoredKind> kind(String group, String plural) {
    return catalog.current().types().stream()
        .filter(t -> t.group().equals(group) && t.plural().equals(plural))
        .findFirst()
        .flatMap(ResourceType::stored);
  }
}
