package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.Failures;

public final class TreeBodies implements Bodies {
  @Override
  public KubeObject read(Call call, byte[] body, String fieldValidation) {
    try {
      if (!(Json.parse(body) instanceof MapValue map)) {
        throw Failures.badRequest("no object");
      }
      MapValue.Builder b =
          MapValue.builder()
              .put("kind", call.type().kind())
              .put("apiVersion", call.type().apiVersion());
      b.put("metadata", map.map("metadata"));
      map.without("kind").without("apiVersion").without("metadata").forEach(b::put);
      return new KubeObject(call.type().defaults().apply(b.build()));
    } catch (JsonSyntaxException e) {
      throw Failures.badRequest(e.getMessage());
    }
  }
}
