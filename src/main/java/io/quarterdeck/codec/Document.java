package io.quarterdeck.codec;

import io.quarterdeck.object.Value;
import java.util.List;

/**
 * A tree that was read, with what strict decoding would complain about.
 *
 * @param duplicates the paths of keys that came more than once (the last value holds), in the order
 *     of their second coming: {@code spec.containers[0].name}
 */
public record Document(Value value, List<String> duplicates) {}
