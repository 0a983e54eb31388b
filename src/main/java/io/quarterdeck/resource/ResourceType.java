package io.quarterdeck.resource;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.schema.TypeSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One resource of one served group and version: everything the pipeline, discovery and OpenAPI know
 * of it. A kind is this data plus, where it has rules of its own, a {@link Strategy}.
 *
 * @param group "" for core
 * @param plural the resource's name in paths
 * @param verbs in discovery's order; empty for a resource that has only subresources
 * @param stored how it is kept; two versions of one kind share it; empty for kinds that are never
 *     kept (reviews)
 * @param schema the served version's type
 * @param defaults fills in what the served version defaults; gets and returns the whole object
 * @param conversion between the served and the stored version
 * @param deletion how its objects go
 * @param fieldLabels which fields selectors of this version may name
 * @param deprecation the text of the Warning header, "" if the version is not deprecated
 */
public record ResourceType(
    String group,
    String version,
    String plural,
    String singular,
    String kind,
    boolean namespaced,
    List<String> shortNames,
    List<String> categories,
    List<String> verbs,
    Optional<StoredKind> stored,
    TypeSchema schema,
    UnaryOperator<MapValue> defaults,
    Conversion conversion,
    Strategy strategy,
    DeletionPolicy deletion,
    Columns columns,
    FieldLabels fieldLabels,
    List<Subresource> subresources,
    String deprecation) {

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  public Optional<Subresource> subresource(String name) {
    return subresources.stream().filter(s -> s.name().equals(name)).findFirst();
  }
}
