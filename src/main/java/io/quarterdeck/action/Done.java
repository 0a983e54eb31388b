package io.quarterdeck.action;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** What an action answers that has nothing else to say: the Status Success with 201. */
final class Done {
  static final KubeObject CREATED =
      new KubeObject(
          MapValue.builder()
              .put("kind", "Status")
              .put("apiVersion", "v1")
              .put("metadata", MapValue.EMPTY)
              .put("status", "Success")
              .put("code", 201)
              .build());

  private Done() {}
}
