package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import java.util.function.Function;

/**
 * A field that field selectors of a kind may name.
 *
 * @param label as selectors write it: {@code spec.nodeName}
 * @param value the text to compare with, "" if absent
 */
public record SelectableField(String label, Function<KubeObject, String> value) {}
