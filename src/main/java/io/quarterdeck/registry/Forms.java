package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.watch.CachedObject;

/** The forms of an object: as cached, as stored, as a version serves it. */
final class Forms {
  private Forms() {}

  /** Returns the tree of a cached object, in the stored version. */
  static KubeObject stored(CachedObject object) {
    return new KubeObject((MapValue) Json.parse(object.json()));
  }

  /** Returns {@code stored} as {@code type} serves it. */
  static KubeObject served(ResourceType type, KubeObject stored) {
    return isStoredVersion(type) ? stored : type.conversion().toServed(stored);
  }

  /**
   * Returns a tree that is known to have the form of {@code type}, to compare an edited one with:
   * the stored object's, unless {@code type} shows it converted.
   */
  static MapValue known(ResourceType type, KubeObject stored) {
    return isStoredVersion(type) ? stored.root() : MapValue.EMPTY;
  }

  /** Tells whether {@code type} serves objects as they are stored. */
  static boolean isStoredVersion(ResourceType type) {
    return type.stored().isPresent()
        && type.stored().get().apiVersion().equals(type.apiVersion())
        && type.stored().get().kind().equals(type.kind());
  }

  /** Returns the object with {@code revision} as its resourceVersion. */
  static KubeObject at(KubeObject object, long revision) {
    return object.editMeta(m -> MetaOrder.with(m, "resourceVersion", Long.toString(revision)));
  }
}
