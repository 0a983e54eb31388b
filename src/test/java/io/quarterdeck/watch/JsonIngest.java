package io.quarterdeck.watch;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.store.Entry;

/** Reads objects stored as plain JSON, without defaults. */
final class JsonIngest implements Ingest {
  @Override
  public CachedObject ingest(StoredKind kind, Entry entry) {
    KubeObject stored = new KubeObject((MapValue) Json.parse(entry.value()));
    String version = Long.toString(entry.modRevision());
    KubeObject object = stored.editMeta(meta -> meta.with("resourceVersion", version));
    return CachedObject.of(kind, object, entry.modRevision(), Json.write(object.root()));
  }
}
