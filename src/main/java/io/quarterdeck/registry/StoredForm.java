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
        public byte[] write(KubeObject object) {
          byte[] bytes = Json.writeLine(object.editMeta(m -> m.without("resourceVersion")).root());
          if (bytes.length > MAX_BYTES) {
            throw Failures.plain500("etcdserver: request is too large");
          }
          return bytes;
        }
      };

  /** Returns the object with the entry's revision as its resourceVersion. */
  KubeObject read(Entry entry);

  /**
   * @throws io.quarterdeck.status.ApiException 500 if it is too large to be kept
   */
  byte[] write(KubeObject object);
}
