package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.store.Entry;
import io.quarterdeck.watch.CachedObject;
import io.quarterdeck.watch.Ingest;

/** Reads stored objects into the image. */
public final class StoredIngest implements Ingest {
  private final StoredForm form;

  public StoredIngest(StoredForm form) {
    this.form = form;
  }

  @Override
  public CachedObject ingest(StoredKind kind, Entry entry) {
    KubeObject object = form.read(entry);
    return CachedObject.of(kind, object, entry.modRevision(), Json.write(object.root()));
  }
}
