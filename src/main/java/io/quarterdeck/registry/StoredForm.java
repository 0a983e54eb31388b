package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.Failures;
import io.quarterdeck.store.Entry;

/** How objects stand in the store: JSON without the resourceVersion, which is the revision. */
public interface StoredForm {
  /** What etcd takes in one request by default ({@code --max-request-bytes}). */
  int MAX_BYTES = 1_572_864;

  /** Reads and writes JSON alone. */
  StoredForm JSON =
      new StoredForm() {
        @Override
        public KubeObject read(Entry entry) {
          KubeObject object = new KubeObject((MapValue) Json.parse(entry.value()));
          return Forms.at(object, entry.modRevision());
        }

        @Override
        public byte[] write(KubeObject object, byte[] json) {
          return checked(json);
        }
      };

  /** Returns the object with the entry's revision as its resourceVersion. */
  KubeObject read(Entry entry);

  /**
   * Returns the bytes to store.
   *
   * @param object without resourceVersion
   * @param json its JSON and a newline: what is stored, for those who store JSON
   * @throws io.quarterdeck.status.ApiException 500 if it is too large to be kept
   */
  byte[] write(KubeObject object, byte[] json);

  /**
   * Returns {@code bytes} if they are not too many.
   *
   * @throws io.quarterdeck.status.ApiException 500 in etcd's words
   */
  static byte[] checked(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw Failures.plain500("etcdserver: request is too large");
    }
    return bytes;
  }
}
