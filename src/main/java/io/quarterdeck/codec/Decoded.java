package io.quarterdeck.codec;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.Failures;
import java.util.List;
import java.util.stream.Stream;

/**
 * An object that was read from a body.
 *
 * @param root the object as Go would write it back, with the kind and apiVersion of its type
 * @param strictErrors what strict decoding minds, such as {@code unknown field "spec.foo"}
 * @param preamble how a failure of this body begins: {@code Pod in version "v1" cannot be handled
 *     as a Pod: }
 */
public record Decoded(MapValue root, List<String> strictErrors, String preamble) {

  private static final String YAML_ERRORS = "yaml: unmarshal errors:\n";

  /** Returns what strict decoding minds as texts of Warning headers, one for each field. */
  public List<String> warnings() {
    return strictErrors.stream()
        .flatMap(
            e ->
                e.startsWith(YAML_ERRORS)
                    ? e.substring(YAML_ERRORS.length()).lines().map(String::strip)
                    : Stream.of(e))
        .toList();
  }

  /**
   * Does nothing if strict decoding minds nothing.
   *
   * @throws io.quarterdeck.status.ApiException 400 that lists all strict errors
   */
  public void requireStrict() {
    if (!strictErrors.isEmpty()) {
      throw Failures.badRequest(
          preamble + "strict decoding error: " + String.join(", ", strictErrors));
    }
  }
}
