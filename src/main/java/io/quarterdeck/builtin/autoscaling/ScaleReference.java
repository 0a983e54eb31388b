package io.quarterdeck.builtin.autoscaling;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;

/**
 * The rules of a reference to an object of any group ({@code
 * autoscaling.CrossVersionObjectReference}).
 */
final class ScaleReference {
  private ScaleReference() {}

  /**
   * @param anyGroup whether it may be an object of the core group
   * @param anyVersion whether the apiVersion is let pass whatever it is
   */
  static void check(Fields reference, boolean anyGroup, boolean anyVersion) {
    for (String part : java.util.List.of("kind", "name")) {
      if (reference.required(part)) {
        reference.form(part, Formats.PATH_SEGMENT);
      }
    }
    String wrong = anyVersion ? "" : wrongWithVersion(reference.map(), anyGroup);
    if (!wrong.isEmpty()) {
      reference.invalid("apiVersion", reference.string("apiVersion"), wrong);
    }
  }

  /** Returns what is wrong with the apiVersion, "" if nothing. */
  static String wrongWithVersion(MapValue reference, boolean anyGroup) {
    String version = reference.string("apiVersion");
    long slashes = version.chars().filter(c -> c == '/').count();
    if (slashes > 1) {
      return "unexpected GroupVersion string: " + version;
    }
    boolean hasGroup = slashes == 1 && !version.startsWith("/");
    return anyGroup || hasGroup ? "" : "apiVersion must specify API group";
  }
}
