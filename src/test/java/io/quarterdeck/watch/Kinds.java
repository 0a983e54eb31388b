package io.quarterdeck.watch;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.SelectableField;
import io.quarterdeck.resource.StoredKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kinds and objects for tests. */
final class Kinds {
  static final String PREFIX = "/registry/";

  static final StoredKind PODS =
      new StoredKind(
          "",
          "v1",
          "Pod",
          "pods",
          true,
          List.of(
              new SelectableField("spec.nodeName", o -> o.spec().string("nodeName"), true),
              new SelectableField("status.phase", o -> o.status().string("phase"))));

  static final StoredKind NODES = new StoredKind("", "v1", "Node", "minions", false, List.of());

  static final StoredKind SERVICES =
      new StoredKind("", "v1", "Service", "services/specs", true, List.of());

  private Kinds() {}

  static String key(StoredKind kind, String namespace, String name) {
    return PREFIX + kind.key(namespace, name);
  }

  /** Returns what a writer tells of a write of {@code json}. */
  static Prepared prepared(StoredKind kind, byte[] json) {
    KubeObject object = new KubeObject((MapValue) Json.parse(json));
    return new Prepared() {
      private @Nullable CachedObject made;

      @Override
      public String key() {
        return kind.key(object.meta().namespace(), object.meta().name());
      }

      @Override
      public byte[] value() {
        return json;
      }

      @Override
      public CachedObject at(long revision) {
        CachedObject cached = made == null ? CachedObject.of(kind, object, revision, json) : made;
        made = cached;
        return cached;
      }
    };
  }

  static String pod(String namespace, String name, String labels, String node) {
    return "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"%s\",\"labels\":{%s}},\"spec\":{\"nodeName\":\"%s\"}}"
        .formatted(name, namespace, labels, node);
  }
}
