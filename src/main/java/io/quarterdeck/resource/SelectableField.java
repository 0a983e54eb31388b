package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import java.util.function.Function;

/**
 * A field that field selectors of a kind may name.
 *
 * @param label as selectors write it: {@code spec.nodeName}
 * @param value the text to compare with, "" if absent
 * @param indexed whether lists and watches find objects by it without looking at the others; for
 *     fields that many clients select by
 */
public record SelectableField(String label, Function<KubeObject, String> value, boolean indexed) {
  /** Makes a field without an index. */
  public SelectableField(String label, Function<KubeObject, String> value) {
    this(label, value, false);
  }
}
