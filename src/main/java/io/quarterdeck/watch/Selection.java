package io.quarterdeck.watch;

import io.quarterdeck.object.FieldSelector;
import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.resource.StoredKind;

/**
 * Which objects a list or watch is about.
 *
 * @param namespace "" for all
 */
public record Selection(
    StoredKind kind, String namespace, LabelSelector labels, FieldSelector fields) {

  public boolean matches(CachedObject object) {
    return (namespace.isEmpty() || namespace.equals(object.namespace()))
        && labels.matches(object::label)
        && fields.matches(object::field);
  }
}
