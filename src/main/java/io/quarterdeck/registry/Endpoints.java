package io.quarterdeck.registry;

import io.quarterdeck.codec.Decoder;
import io.quarterdeck.merge.apply.Endpoint;
import io.quarterdeck.merge.apply.Versions;
import io.quarterdeck.merge.fields.FieldFilter;
import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.merge.fields.Shape;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.resource.Subresource;
import io.quarterdeck.resource.Subresource.Role;
import io.quarterdeck.schema.TypeSchema;
import io.quarterdeck.schema.Types;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells field tracking what it needs to know of a call's endpoint. */
final class Endpoints {
  private final Supplier<Catalog> catalog;

  public Endpoints(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  /** Returns the endpoint of {@code call}; made once for as long as its type is served. */
  Endpoint of(Call call) {
    return call.route().served().endpoint(call.subresource(), subresource -> make(call));
  }

  /** Returns the endpoint of a part of a type's objects. */
  Endpoint of(ResourceType type, Subresource part) {
    return make(type, part.name(), part.strategy());
  }

  private Endpoint make(Call call) {
    return call.route()
        .subresource()
        .filter(s -> s.role() == Role.ACTION)
        .map(Endpoints::ofBody)
        .orElseGet(() -> make(call.type(), call.subresource(), call.strategy()));
  }

  private Endpoint make(ResourceType type, String subresource, Strategy strategy) {
    return new Endpoint(
        type.apiVersion(),
        type.kind(),
        subresource,
        Shape.of(type.schema()),
        zero(type.apiVersion(), type.kind(), type.schema()),
        new ServedVersions(type),
        FieldFilter.without(resetFields(type, subresource, strategy)));
  }

  /** The fields are those of what the action is sent, which is of another kind. */
  private static Endpoint ofBody(Subresource action) {
    String group = action.group();
    String apiVersion = group.isEmpty() ? action.version() : group + "/" + action.version();
    TypeSchema schema = Types.get().require(group, action.version(), action.kind());
    MapValue zero = zero(apiVersion, action.kind(), schema);
    return Endpoint.of(apiVersion, action.kind(), action.name(), Shape.of(schema), zero);
  }

  private static MapValue zero(String apiVersion, String kind, TypeSchema schema) {
    MapValue named = MapValue.builder().put("kind", kind).put("apiVersion", apiVersion).build();
    return Decoder.conform(named, schema).root();
  }

  /** Returns what the endpoint resets: what its rules say, else the half that is not its own. */
  private static FieldSet resetFields(ResourceType type, String subresource, Strategy strategy) {
    List<String> paths = strategy.resetFields();
    if (paths.isEmpty() && type.subresource("status").isPresent()) {
      paths =
          switch (subresource) {
            case "" -> List.of("status");
            case "status" -> List.of("spec");
            default -> List.of();
          };
    }
    FieldSet reset = FieldSet.EMPTY;
    for (String path : paths) {
      reset = reset.union(FieldSet.ofPath(path.split("\\.")));
    }
    return reset;
  }

  /** The other versions of a type's kind that are served in its group. */
  private final class ServedVersions implements Versions {
    private final ResourceType type;

    ServedVersions(ResourceType type) {
      this.type = type;
    }

    @Override
    public Optional<Shape> shape(String apiVersion) {
      return find(apiVersion).map(other -> Shape.of(other.schema()));
    }

    @Override
    public MapValue convert(MapValue object, String from, String to) {
      KubeObject stored = find(from).orElseThrow().conversion().toStored(new KubeObject(object));
      return find(to).orElseThrow().conversion().toServed(stored).root();
    }

    private Optional<ResourceType> find(String apiVersion) {
      int slash = apiVersion.indexOf('/');
      String group = slash < 0 ? "" : apiVersion.substring(0, slash);
      return group.equals(type.group())
          ? catalog.get().find(group, apiVersion.substring(slash + 1), type.plural())
          : Optional.empty();
    }
  }
}
