package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/**
 * The rules of a kind that has a spec for its users and a status for its controllers: writes to the
 * object itself leave the status alone (API conventions, "Spec and Status"). What the status
 * endpoint leaves alone is {@link StatusStrategy}'s.
 */
public interface SpecStrategy extends Strategy {
  /** Returns the status of a new object. */
  default MapValue initialStatus() {
    return MapValue.EMPTY;
  }

  @Override
  default KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return object.with("status", initialStatus());
  }

  @Override
  default KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return object.withStatusOf(old);
  }
}
