package io.quarterdeck.registry;

import io.quarterdeck.codec.GoForm;
import io.quarterdeck.codec.Protobuf;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.schema.StructType;
import io.quarterdeck.schema.Types;
import io.quarterdeck.store.Entry;
import java.util.Optional;
import java.util.Set;

/**
 * The stored form of kube-apiserver: it reads whatever of protobuf and JSON it finds, and writes
 * the built-in kinds in the one that was chosen. Definitions of custom resources and aggregated
 * APIs are always JSON, as custom resources are.
 */
public final class ProtobufOrJson implements StoredForm {
  private static final Set<String> ALWAYS_JSON =
      Set.of("apiextensions.k8s.io", "apiregistration.k8s.io");

  private final Types types;
  private final boolean writesProtobuf;

  public ProtobufOrJson(Types types, boolean writesProtobuf) {
    this.types = types;
    this.writesProtobuf = writesProtobuf;
  }

  @Override
  public KubeObject read(Entry entry) {
    if (!Protobuf.isEnvelope(entry.value())) {
      return JSON.read(entry);
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
    return Forms.at(new KubeObject(root), entry.modRevision());
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
