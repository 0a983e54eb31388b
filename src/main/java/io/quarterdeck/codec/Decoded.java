package io.quarterdeck.codec;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.Failures;
import java.util.List;

/**
 * An object that was read from a body.
 *
 * @param root the object as Go would write it back, with the kind and apiVersion of its type
 * @param strictErrors what strict decoding minds, such as {@code unknown field "spec.foo"}; each is
 *     a Warning header's text when the client asked for warnings
 * @param preamble how a failure of this body begins: {@code Pod in version "v1" cannot be handled
 *     as a Pod: }
 */
public record Decoded(MapValue root, List<String> strictErrors, String preamble) {

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
