package io.quarterdeck.registry;

import io.quarterdeck.merge.apply.ScaleFields;
import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.Conversion;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.resource.Subresource;
import io.quarterdeck.schema.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The Scale as a type of its own, so that bodies, patches, managed fields and views deal with it as
 * with any other: as a document that is written, and as what is shown of a stored parent.
 */
final class Scales {
  private static final StoredKind DOCUMENT =
      new StoredKind("autoscaling", "v1", "Scale", "scales", true, List.of());

  private static final Conversion NONE =
      new Conversion() {
        @Override
        public KubeObject toStored(KubeObject served) {
          return served;
        }

        @Override
        public KubeObject toServed(KubeObject stored) {
          return stored;
        }
      };

  private final Supplier<Catalog> catalog;
  private final ConcurrentMap<ScaleForm, Served> documents = new ConcurrentHashMap<>();

  Scales(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  /** Returns where objects of the call's type keep what a Scale shows. */
  ScaleForm form(Call call) {
    return ScaleForm.BUILTIN;
  }

  /** Returns {@code call} to a Scale as a document. */
  Call document(Call call) {
    Subresource scale = call.route().subresource().orElseThrow();
    Served served =
        documents.computeIfAbsent(
            form(call), form -> new Served(type(call.type(), scale, Optional.of(DOCUMENT), NONE)));
    return at(call, served, Optional.of(scale));
  }

  /** Returns {@code call} to what is shown of a stored parent. */
  Call view(Call call) {
    Subresource scale = call.route().subresource().orElseThrow();
    ResourceType parent = call.type();
    ScaleForm form = form(call);
    Conversion shown =
        new Conversion() {
          @Override
          public KubeObject toStored(KubeObject served) {
            throw new UnsupportedOperationException("a Scale is not the whole of its parent");
          }

          @Override
          public KubeObject toServed(KubeObject stored) {
            return form.of(Forms.served(parent, stored));
          }
        };
    Served served =
        call.route().served().scale(() -> new Served(type(parent, scale, parent.stored(), shown)));
    return at(call, served, Optional.of(scale));
  }

  /** Returns {@code call} to the parent itself. */
  static Call parent(Call call) {
    return at(call, call.route().served(), Optional.empty());
  }

  private static Call at(Call call, Served served, Optional<Subresource> subresource) {
    Route route = call.route();
    return new Call(
        call.request(),
        new Route(
            served,
            subresource,
            route.namespace(),
            route.name(),
            route.acrossNamespaces(),
            route.isWatchPath(),
            route.rest()),
        call.warnings());
  }

  private static ResourceType type(
      ResourceType parent, Subresource scale, Optional<StoredKind> stored, Conversion conversion) {
    return new ResourceType(
        scale.group(),
        scale.version(),
        parent.plural(),
        parent.singular(),
        scale.kind(),
        parent.namespaced(),
        List.of(),
        List.of(),
        List.of(),
        stored,
        Types.get().require(scale.group(), scale.version(), scale.kind()),
        object -> object,
        conversion,
        Strategy.NONE,
        parent.deletion(),
        scale.columns().orElse(parent.columns()),
        parent.fieldLabels(),
        List.of(),
        parent.deprecation());
  }

  /** Returns the translation of managed fields between the call's object and its Scale. */
  ScaleFields fields(Call call) {
    ResourceType type = call.type();
    FieldSet replicas = FieldSet.ofPath(form(call).replicas().toArray(String[]::new));
    Map<String, FieldSet> byVersion = new HashMap<>();
    for (ResourceType version : catalog.get().types()) {
      if (version.group().equals(type.group()) && version.plural().equals(type.plural())) {
        boolean scales = version.subresource("scale").isPresent();
        byVersion.put(version.apiVersion(), scales ? replicas : FieldSet.EMPTY);
      }
    }
    return new ScaleFields(byVersion, type.apiVersion());
  }
}
