package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;

/** The rules of a kind's status endpoint, which leaves the spec alone. */
public interface StatusStrategy extends Strategy {
  /** Of a kind whose status may say anything. */
  StatusStrategy ANY_STATUS = new StatusStrategy() {};

  @Override
  default KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return object.withSpecOf(old);
  }
}
