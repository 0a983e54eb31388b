package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.watch.CachedObject;
import io.quarterdeck.watch.Prepared;
import org.jspecify.annotations.Nullable;

/**
 * An object on its way into the store: encoded once, for the store, the image, the answer and all
 * watches. Knows nothing of revisions until the store says one.
 */
final class Written implements Prepared {
  private final StoredKind kind;
  private final String key;
  private final KubeObject object; // without resourceVersion
  private final byte[] line; // its JSON and a newline
  private final byte[] value;
  private @Nullable CachedObject made; // guarded by this

  /**
   * @throws io.quarterdeck.status.ApiException 500 if it is too large to be kept
   */
  Written(StoredKind kind, String key, KubeObject object, StoredForm form) {
    this.kind = kind;
    this.key = key;
    this.object = object.editMeta(m -> m.without("resourceVersion"));
    this.line = Json.writeLine(this.object.root());
    this.value = form.write(this.object, line);
  }

  /** Returns the object without a resourceVersion. */
  KubeObject object() {
    return object;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public byte[] value() {
    return value;
  }

  @Override
  public synchronized CachedObject at(long revision) {
    CachedObject cached = made;
    if (cached == null || cached.revision() != revision) {
      byte[] json = VersionedJson.of(object, line, revision);
      cached = CachedObject.of(kind, Forms.at(object, revision), revision, json);
      made = cached;
    }
    return cached;
  }
}
