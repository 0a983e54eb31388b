package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;

/** Reads the bodies of writes. */
public interface Bodies {
  /**
   * Returns the object of a body with its defaults, in the served version.
   *
   * @param call whose type (or subresource's kind) is expected; hears warnings
   * @param fieldValidation as the client asked for it; "" if it did not
   * @throws io.quarterdeck.status.ApiException 400 if it is no such object, 415 if it is in no
   *     known format
   */
  KubeObject read(Call call, byte[] body, String fieldValidation);
}
