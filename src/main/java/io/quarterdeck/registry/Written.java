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
  private @Nullable Stored stored; // guarded by this

  /** The object with the resourceVersion that it got, and how the image holds it. */
  record Stored(KubeObject object, CachedObject cached) {}

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
  public CachedObject at(long revision) {
    return stored(revision).cached();
  }

  /** Returns the object as it was stored at {@code revision}: made once, for writer and watch. */
  synchronized Stored stored(long revision) {
    Stored made = stored;
    if (made == null || made.cached().revision() != revision) {
      KubeObject versioned = Forms.at(object, revision);
      byte[] json = VersionedJson.of(object, line, revision);
      made = new Stored(versioned, CachedObject.of(kind, versioned, revision, json));
      stored = made;
    }
    return made;
  }
}
