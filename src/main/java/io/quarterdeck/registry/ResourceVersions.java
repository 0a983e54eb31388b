package io.quarterdeck.registry;

import io.quarterdeck.request.Parameters;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;
import java.math.BigInteger;
import java.util.OptionalLong;

/** Reads resourceVersions, which clients must not but do make up ({@code storage.Versioner}). */
final class ResourceVersions {
  private ResourceVersions() {}

  /** Returns the revision; "" is 0. Empty if {@code text} is no unsigned 64-bit integer. */
  static OptionalLong parse(String text) {
    if (text.isEmpty()) {
      return OptionalLong.of(0);
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return OptionalLong.empty();
      }
    }
    BigInteger value = new BigInteger(text);
    if (value.bitLength() > 64) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(value.bitLength() > 63 ? Long.MAX_VALUE : value.longValue());
  }

  /** What a list says to a version that is none: 400. */
  static ApiException invalidForList(String text) {
    return Failures.badRequest("invalid resource version: " + message(text));
  }

  /** What a get or a watch says to a version that is none: a plain 500. */
  static ApiException invalid(String text) {
    return Failures.plain500(message(text));
  }

  /** What an update says to an object whose version is none: a plain 500 of fewer words. */
  static ApiException invalidInObject(String text) {
    return Failures.plain500(Parameters.syntax("strconv.ParseUint", text));
  }

  private static String message(String text) {
    return "resourceVersion: Invalid value: "
        + GoText.quote(text)
        + ": "
        + Parameters.syntax("strconv.ParseUint", text);
  }
}
