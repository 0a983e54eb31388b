package io.quarterdeck.registry;

import io.quarterdeck.codec.GoForm;
import io.quarterdeck.codec.Protobuf;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import io.quarterdeck.store.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The stored form of kube-apiserver: it reads whatever of protobuf and JSON it finds, with the
 * defaults of its version (an older server may have written it), and writes the built-in kinds in
 * the one that was chosen. Definitions of custom resources and aggregated APIs are always JSON, as
 * custom resources are.
 */
public final class ProtobufOrJson implements StoredForm {
  private static final Set<String> ALWAYS_JSON =
      Set.of("apiextensions.k8s.io", "apiregistration.k8s.io");

  private final Types types;
  private final boolean writesProtobuf;
  private final Map<Protobuf.TypeMeta, UnaryOperator<MapValue>> defaults = new HashMap<>();

  /**
   * @param catalog whose types know what an older server may have left out of a stored object
   */
  public ProtobufOrJson(Types types, Catalog catalog, boolean writesProtobuf) {
    this.types = types;
    this.writesProtobuf = writesProtobuf;
    for (ResourceType type : catalog.types()) {
      defaults.put(new Protobuf.TypeMeta(type.apiVersion(), type.kind()), type.defaults());
    }
  }

  @Override
  public KubeObject read(Entry entry) {
    if (!Protobuf.isEnvelope(entry.value())) {
      KubeObject object = JSON.read(entry);
      MapValue filled = filled(object.apiVersion(), object.kind(), object.root());
      return filled == object.root() ? object : new KubeObject(filled);
    }
    Protobuf.TypeMeta meta = Protobuf.typeMeta(entry.value());
    StructType type =
        find(meta.apiVersion(), meta.kind())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no kind \""
                            + meta.kind()
                            + "\" of version \""
                            + meta.apiVersion()
                            + "\""));
    MapValue root = Protobuf.decode(entry.value(), type);
    MapValue filled = filled(meta.apiVersion(), meta.kind(), root);
    return Forms.at(new KubeObject(filled), entry.modRevision());
  }

  /** Once for each object that enters the image; what this server wrote lacks nothing. */
  private MapValue filled(String apiVersion, String kind, MapValue root) {
    return defaults
        .getOrDefault(new Protobuf.TypeMeta(apiVersion, kind), UnaryOperator.identity())
        .apply(root);
  }

  @Override
  public byte[] write(KubeObject object, byte[] json) {
    Optional<StructType> type =
        writesProtobuf && !ALWAYS_JSON.contains(group(object.apiVersion()))
            ? find(object.apiVersion(), object.kind())
            : Optional.empty();
    if (type.isEmpty()) {
      return JSON.write(object, json);
    }
    return StoredForm.checked(Protobuf.encode(GoForm.of(object.root(), type.get()), type.get()));
  }

  private Optional<StructType> find(String apiVersion, String kind) {
    String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    return types.find(group(apiVersion), version, kind);
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }
}
